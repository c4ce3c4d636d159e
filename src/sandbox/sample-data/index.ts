// Sample data of the emulated vendors: deterministic people and conversations in many languages and scripts.

export { createRandom } from './random.ts';
export { createPeople, type Person } from './people.ts';
export { createThread, type ThreadLine } from './thread.ts';
export { unusualTexts } from './unusual-texts.ts';
export { topics } from './language-texts.ts';
export { languageCodes } from './languages/index.ts';
