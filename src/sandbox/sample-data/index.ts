// Sample data of the emulated vendors: deterministic people and conversations in many languages and scripts.

export { createRandom, type Random } from './random.ts';
export { createPeople, type Person } from './people.ts';
export { createThread, type Thread, type ThreadLine, type ThreadOptions } from './thread.ts';
export { unusualTexts, type UnusualText } from './unusual-texts.ts';
export { topics, type Topic } from './language-texts.ts';
export { languageCodes } from './languages/index.ts';
