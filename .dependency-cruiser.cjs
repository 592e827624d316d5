// The dependency rule of docs/architecture.md: shared runs anywhere, hosts never import each other.
module.exports = {
  forbidden: [
    {
      name: 'shared-runs-anywhere',
      severity: 'error',
      from: { path: '^src-shared', pathNot: '\\.test\\.ts$' },
      to: { path: '^(src-main|src-renderer|src-ward|migrations)|^electron$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'shared-has-no-node',
      severity: 'error',
      from: { path: '^src-shared', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'main-and-renderer-apart',
      severity: 'error',
      from: { path: '^src-main' },
      to: { path: '^(src-renderer|src-ward)' },
    },
    {
      name: 'renderer-and-main-apart',
      severity: 'error',
      from: { path: '^src-renderer' },
      to: { path: '^(src-main|src-ward|migrations)' },
    },
    {
      name: 'renderer-has-no-node',
      severity: 'error',
      from: { path: '^src-renderer', pathNot: '\\.test\\.tsx?$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-only-in-its-folder',
      severity: 'error',
      from: { path: '^src-', pathNot: '^src-main/electron' },
      to: { path: 'node_modules/electron/|^electron$' },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
