let pen: CanvasRenderingContext2D | null | undefined;

/** How wide a text is in the small size of drawings, in pixels. */
export function textWidth(text: string): number {
  pen ??= document.createElement('canvas').getContext('2d');
  if (!pen) return text.length * 7;
  pen.font = '500 12px "Inter Variable", system-ui, sans-serif';
  return pen.measureText(text).width;
}
