import type { RefObject } from 'react';
import { useEffect, useId, useState } from 'react';
import { createPortal } from 'react-dom';

interface Tip {
  text: string;
  left: number;
  top: number;
  /** It stands above what it explains. */
  isAbove: boolean;
}

const WIDTH = 320;
const DELAY_MS = 250;
const GAP = 6;

/**
 * Shows what an element says in `data-tip`, on hover and on focus. With `data-tip-cut` only while its text is cut off.
 */
export function Tips({ room }: { room: RefObject<HTMLElement | null> }) {
  const id = useId();
  const [tip, setTip] = useState<Tip | null>(null);
  useEffect(() => {
    const element = room.current;
    if (!element) return;
    let timer = 0;
    let described: Element | null = null;
    const hide = () => {
      window.clearTimeout(timer);
      described?.removeAttribute('aria-describedby');
      described = null;
      setTip(null);
    };
    const show = (target: HTMLElement) => {
      const next = tipOf(target);
      if (!next) return;
      described = target;
      target.setAttribute('aria-describedby', id);
      setTip(next);
    };
    const targetOf = ({ target }: Event) =>
      target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null;
    const onOver = (event: Event) => {
      const target = targetOf(event);
      if (target === described) return;
      hide();
      if (target) timer = window.setTimeout(() => show(target), DELAY_MS);
    };
    const onFocus = (event: Event) => {
      hide();
      const target = targetOf(event);
      if (target) show(target);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') hide();
    };
    element.addEventListener('mouseover', onOver);
    element.addEventListener('mouseleave', hide);
    element.addEventListener('focusin', onFocus);
    element.addEventListener('focusout', hide);
    element.addEventListener('keydown', onKey);
    window.addEventListener('scroll', hide, { passive: true, capture: true });
    return () => {
      hide();
      element.removeEventListener('mouseover', onOver);
      element.removeEventListener('mouseleave', hide);
      element.removeEventListener('focusin', onFocus);
      element.removeEventListener('focusout', hide);
      element.removeEventListener('keydown', onKey);
      window.removeEventListener('scroll', hide, { capture: true });
    };
  }, [room, id]);
  if (!tip) return null;
  return createPortal(
    <div
      role="tooltip"
      id={id}
      className="dropdown tip"
      data-testid="tip"
      style={{
        left: tip.left,
        top: tip.top,
        transform: tip.isAbove ? 'translateY(-100%)' : undefined,
      }}
    >
      {tip.text}
    </div>,
    document.body,
  );
}

/** Where the explanation of an element stands; null where there is nothing to explain. */
function tipOf(target: HTMLElement): Tip | null {
  const text = target.dataset.tip ?? '';
  if (text === '' || (target.dataset.tipCut !== undefined && !isCut(target))) return null;
  const { left, top, bottom } = target.getBoundingClientRect();
  const isAbove = bottom > window.innerHeight * 0.7;
  return {
    text,
    left: Math.max(8, Math.min(left, window.innerWidth - WIDTH - 8)),
    top: isAbove ? top - GAP : bottom + GAP,
    isAbove,
  };
}

function isCut(target: HTMLElement): boolean {
  const parts = [target, ...target.querySelectorAll<HTMLElement>('.name-text, .name-head')];
  return parts.some(
    (part) => part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 2,
  );
}
