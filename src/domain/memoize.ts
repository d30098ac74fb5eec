/** The same function, which works out the answer to each question once. */
export function memoize<Question, Answer>(
  answer: (question: Question) => Answer,
): (question: Question) => Answer {
  const known = new Map<Question, { answer: Answer }>();
  return (question) => {
    const kept = known.get(question) ?? { answer: answer(question) };
    known.set(question, kept);
    return kept.answer;
  };
}
