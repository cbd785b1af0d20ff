import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderPage, studyItem } from '@/test/render';
import { quickUser } from '@/test/typing';
import { Rail } from './Rail';

it('changes the study from the menu of a phone, too', async () => {
  const user = quickUser();
  const [one, other] = [studyItem(), { ...studyItem(), study: 'NLT-310', title: 'Another trial' }];
  renderPage(<Rail studies={[one, other]} present={one} />, { path: '/studies/NLT-204/visits', at: '/studies/NLT-204/visits' });
  await user.click(screen.getByRole('button', { name: 'More' }));
  expect(await screen.findByRole('menuitem', { name: /^NLT-204/ })).toHaveAttribute('aria-current', 'true');
  await user.click(screen.getByRole('menuitem', { name: /^NLT-310/ }));
  expect(await screen.findByText('elsewhere')).toBeVisible();
});
