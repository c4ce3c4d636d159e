// A delivery is kept with what it made, in one statement: whether it was settled need not be remembered.

export const SETTLED_AT_ONCE = `ALTER TABLE deliveries DROP COLUMN settled;`;
