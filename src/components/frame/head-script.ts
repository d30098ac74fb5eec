/**
 * The script in the head of every page; the content policy in astro.config.mjs allows this text and no other. It runs
 * before anything is painted, and where the browser remembers nothing it leaves the page as the system wants it.
 * First the theme that the reader has chosen, else the system's, also for the bars of the browser.
 * Then the face of headlines, the first in styles/global.css: fetched when all else is there, so that no reader waits
 * for it, and on later pages of the visit shown at once.
 */
export const headScript =
  '{const{dataset:d}=document.documentElement,' +
  "b=[...document.querySelectorAll('[name=theme-color]')],c=b.map(x=>x.content)," +
  "s=()=>{const t=localStorage.theme;d.theme=t??'';" +
  "b.forEach((x,i)=>x.content=c[t?+(t==='dark'):i])}," +
  "f=()=>d.face='';" +
  'try{s();onpageshow=onstorage=s;sessionStorage.face&&f()}catch{}' +
  'onload=()=>[...document.fonts][0].load().then(()=>{f();try{sessionStorage.face=1}catch{}})}';
