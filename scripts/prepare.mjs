// Runs after npm install under any Node: starts prepare.ts if Node can run TypeScript, otherwise prints why not.

if (process.features.typescript) {
  await import('./prepare.ts');
} else {
  console.log(
    `Client entry, config entry and GraphiQL page: not built, Node ${process.versions.node} cannot run TypeScript (24 can).`,
  );
}
