// Runs after npm install under any Node: hands over to prepare.ts where Node runs TypeScript, otherwise says so and ends well.

if (process.features.typescript) {
  await import('./prepare.ts');
} else {
  console.log(
    `Client entry, config entry and GraphiQL page: not built, Node ${process.versions.node} cannot run TypeScript (24 can).`,
  );
}
