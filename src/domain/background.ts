/** Does what need not be done before the answer is given. The work never rejects. */
export type Background = (work: () => Promise<void>) => void;
