import { useEffect, useState } from 'react';
import { navigate } from 'wouter/use-browser-location';
import { holdFile } from '../pages/import/held-file.ts';
import { pageAddress } from './session-choices.ts';

const PAGE = '/data/import';

const hasFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
/** A field of its own takes what is dropped on it. */
const isTaken = (event: DragEvent) =>
  event.target instanceof Element && event.target.closest('.drop-place') !== null;

/** A file that is dropped on any page goes to the page of imports. True while one is held over the page. */
export function useDropAnywhere(): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!hasFile(event) || isTaken(event)) return;
      // Without it the browser would open the file in place of the page.
      event.preventDefault();
      setIsOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const drop = (event: DragEvent) => {
      setIsOver(false);
      const [file] = event.dataTransfer?.files ?? [];
      if (!file || isTaken(event)) return;
      event.preventDefault();
      holdFile(file);
      if (window.location.pathname !== PAGE) navigate(pageAddress(PAGE, window.location.search));
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return isOver;
}
