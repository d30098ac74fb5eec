/** Old addresses of the site that tests build, and where each leads. */
export const redirected = [
  ['/2014/05/what-stands-on-the-desk', '/posts/desk-part-two/'],
  ['/2014/05/What-Stands-On-The-Desk/?utm_source=x', '/posts/desk-part-two/?utm_source=x'],
  ['/%C3%BCber/%73chreibtische/', '/posts/desk-part-two/'],
  ['/index.php/begin/', '/start-here/'],
  ['/feed/', '/rss.xml'],
  ['/author/ada/', '/start-here/'],
  ['/author/grace/page/2/', '/about/'],
  ['/tag/components', '/tags/components/'],
] as const;

/** By a query, which a host may hand on. */
export const redirectedByQuery = [
  ['/?p=123', '/posts/desk-part-two/'],
  ['/?feed=rss2', '/rss.xml'],
] as const;

/** Of a picture, to what the build has made of it. */
export const redirectedPicture = '/wp-content/uploads/2014/05/desk.jpg';

/** What is not due yet is not there. */
export const notYet = '/2014/soon/';
