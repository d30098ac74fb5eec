import { faceScript } from './face-script.ts';
import { themeScript } from './theme-script.ts';

/** The script in the head of every page. The content policy in astro.config.mjs allows this text and no other. */
export const headScript = themeScript + faceScript;
