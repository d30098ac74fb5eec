import { z } from 'zod';

/** Words that somebody has to write. */
export const filled = z.string().trim().min(1);
