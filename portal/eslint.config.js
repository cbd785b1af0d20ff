import a11y from 'eslint-plugin-jsx-a11y';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Colours and sizes live in src/design/tokens.ts; a raw colour anywhere else is a mistake. */
const rawColour = {
  selector: 'Literal[value=/^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$/]',
  message: 'Take colours from src/design/tokens.ts.',
};
const storedSecrets = {
  selector: "MemberExpression[object.name='sessionStorage']",
  message: 'Nothing of the trial is kept in the browser; preferences go through src/design/preferences.ts.',
};

export default tseslint.config(
  { ignores: ['target', 'dist', 'node_modules', 'src/api/schema.ts'] },
  ...tseslint.configs.strict,
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { 'jsx-a11y': a11y, 'react-hooks': hooks },
    rules: {
      ...a11y.flatConfigs.recommended.rules,
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      'no-restricted-syntax': ['error', rawColour, storedSecrets],
      'jsx-a11y/no-autofocus': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  { files: ['src/design/tokens.ts', 'src/**/*.test.{ts,tsx}'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['scripts/**'], rules: { 'no-console': 'off' } },
);
