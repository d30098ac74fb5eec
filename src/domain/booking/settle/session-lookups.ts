/** How often one household may have a payment page looked up at Stripe: each is a request of ours. */
export const SESSION_LOOKUPS = [{ most: 30, within: 600 }] as const;

/** The same for all together, but for the browsers that ask about their own. */
export const ALL_LOOKUPS = [{ most: 600, within: 600 }] as const;
