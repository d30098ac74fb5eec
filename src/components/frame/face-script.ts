/**
 * Fetches the face of headlines once everything else is there, so that no reader waits for it, and shows it when it
 * has come; on later pages of the visit, which find it in the browser's cache, at once.
 */
export const faceScript = `{
const show = () => (document.documentElement.dataset.face = '');
const kept = (act) => {
try {
return act(sessionStorage);
} catch {}
};
if (kept((visit) => visit.face)) show();
addEventListener('load', () =>
Promise.allSettled([...document.fonts].map((face) => face.load())).then(() => {
show();
kept((visit) => (visit.face = 1));
}));
}`;
