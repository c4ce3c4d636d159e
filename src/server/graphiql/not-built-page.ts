// The page at /graphiql when GraphiQL has not been built: no scripts, fonts or other files.

/** A complete HTML document with an inline style only. */
export const NOT_BUILT_PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>deskgraph: query editor not built</title>
    <style>
      body { max-width: 34rem; margin: 15vh auto; padding: 0 1rem; font: 16px/1.6 system-ui, sans-serif; }
      code { padding: 0.15em 0.4em; border-radius: 4px; background: rgb(127 127 127 / 18%); }
    </style>
  </head>
  <body>
    <h1>The query editor is not built yet</h1>
    <p>Run <code>npm run build:graphiql</code> in the project folder, then reload this page. No restart is needed.</p>
    <p>The API is running at <code>/graphql</code>.</p>
  </body>
</html>
`;
