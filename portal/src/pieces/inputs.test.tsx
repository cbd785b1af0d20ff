import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { violations } from '@/test/axe';
import { renderPiece } from '@/test/render';
import { Choices } from './Choices';
import { PartialDateInput, type PartialDateInputProps } from './PartialDateInput';
import { ReasonInput, type ReasonInputProps } from './ReasonInput';
import { UnitInput, type UnitInputProps } from './UnitInput';

function Dated(props: Partial<PartialDateInputProps>) {
  const [value, setValue] = useState('');
  return <PartialDateInput label="Onset" value={value} onChange={setValue} {...props} />;
}

function Measured(props: Partial<UnitInputProps>) {
  const [[value, unit], set] = useState<[string, string | null]>(['', null]);
  return (
    <>
      <UnitInput label="Temperature" value={value} unit={unit} units={['C', 'F']} onChange={(v, u) => set([v, u])} {...props} />
      <output>{`${value} ${unit ?? ''}`}</output>
    </>
  );
}

function Reasoned(props: Partial<ReasonInputProps>) {
  const [value, setValue] = useState('');
  return <ReasonInput value={value} onChange={setValue} {...props} />;
}

function Chosen(props: { label: string }) {
  const [value, setValue] = useState('');
  return <Choices choices={['Yes', 'No'].map((one) => ({ value: one, label: one }))} value={value} onChange={setValue} {...props} />;
}

describe('answers side by side', () => {
  it('are a group of their own, in which arrow keys choose', async () => {
    const user = userEvent.setup();
    const { container } = renderPiece(
      <>
        <Chosen label="Serious" />
        <Chosen label="Ongoing" />
      </>,
    );
    const serious = within(screen.getByRole('radiogroup', { name: 'Serious' }));
    await user.click(serious.getByLabelText('No'));
    await user.keyboard('{ArrowRight}');
    expect(serious.getByLabelText('Yes')).toBeChecked();
    expect(within(screen.getByRole('radiogroup', { name: 'Ongoing' })).queryByRole('radio', { checked: true })).toBeNull();
    expect(await violations(container)).toEqual([]);
  });
});

describe('a partial date', () => {
  it('says what it is understood as while it is typed', async () => {
    renderPiece(<Dated />);
    const input = screen.getByLabelText('Onset');
    await userEvent.type(input, '2013-05');
    expect(screen.getByText('some day in May 2013')).toBeVisible();
    await userEvent.type(input, '-02');
    expect(screen.getByText('Thursday 2 May 2013')).toBeVisible();
  });

  it('calls wrong only what cannot become a date any more', async () => {
    renderPiece(<Dated />);
    const input = screen.getByLabelText('Onset');
    await userEvent.type(input, '2013-1');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    await userEvent.type(input, '3');
    expect(screen.getByRole('alert')).toHaveTextContent('is no date');
    expect(input).toHaveAccessibleDescription(/is no date/);
  });

  it('asks for the day where one is needed, when the field is left', async () => {
    renderPiece(<Dated atLeast="day" />);
    await userEvent.type(screen.getByLabelText('Onset'), '2013-05');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    await userEvent.tab();
    expect(screen.getByRole('alert')).toHaveTextContent('The day is needed too');
  });

  it('refuses a time where only a day is taken', async () => {
    renderPiece(<Dated atMost="day" />);
    await userEvent.type(screen.getByLabelText('Onset'), '2013-05-02 10:15');
    await userEvent.tab();
    expect(screen.getByRole('alert')).toHaveTextContent('without a time');
  });

  it('shows the refusal of the server before its own sentence', () => {
    renderPiece(<Dated error="Before the consent of 14 Mar 2026." />);
    expect(screen.getByRole('alert')).toHaveTextContent('Before the consent of 14 Mar 2026.');
  });
});

describe('a value with its unit', () => {
  it('takes the first unit and never converts when it is switched', async () => {
    renderPiece(<Measured />);
    await userEvent.type(screen.getByLabelText('Temperature'), '98.6');
    expect(screen.getByRole('status')).toHaveTextContent('98.6 C');
    await userEvent.selectOptions(screen.getByLabelText('Unit of Temperature'), 'F');
    expect(screen.getByRole('status')).toHaveTextContent('98.6 F');
  });

  it('shows the only unit without a choice', () => {
    renderPiece(<Measured units={['mmHg']} />);
    expect(screen.getByText('mmHg')).toBeVisible();
    expect(screen.queryByRole('combobox')).not.toBeInTheDocument();
  });

  it('says how a decimal is written', async () => {
    renderPiece(<Measured number="DECIMAL" />);
    await userEvent.type(screen.getByLabelText('Temperature'), '36,8');
    expect(screen.getByRole('alert')).toHaveTextContent('36.8');
  });

  it('takes what a laboratory writes', async () => {
    renderPiece(<Measured number="DECIMAL" />);
    await userEvent.type(screen.getByLabelText('Temperature'), '<0.2');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });
});

describe('a reason', () => {
  it('is one of the common ones by a click, and none by another', async () => {
    renderPiece(<Reasoned />);
    const common = screen.getByRole('button', { name: 'Transcription error' });
    await userEvent.click(common);
    expect(screen.getByLabelText(/^Reason/)).toHaveValue('Transcription error');
    expect(common).toHaveAttribute('aria-pressed', 'true');
    await userEvent.click(common);
    expect(screen.getByLabelText(/^Reason/)).toHaveValue('');
  });

  it('is asked for only once someone tried to go on', () => {
    renderPiece(<Reasoned />);
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    renderPiece(<Reasoned asked label="Why" />);
    expect(screen.getByRole('alert')).toHaveTextContent('A reason is needed');
  });
});

describe('the inputs', () => {
  it('are accessible', async () => {
    const { container } = renderPiece(
      <>
        <Dated required error="Needed." />
        <Measured />
        <Reasoned />
      </>,
    );
    expect(await violations(container)).toEqual([]);
  });
});
