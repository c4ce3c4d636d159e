// Style sheets are imported for their effect on the bundle; the compiler only has to know that they exist.
declare module '*.css';
