import { arch, circle, floor, lamp, rectangle } from './art-things.ts';
import { canvas, type Color, type Shape } from './paint.ts';

const rooms = {
  lit: { wall: 'butter', window: 'pine', shade: 'tomato', phone: 'tomato' },
  dark: { wall: 'pine', window: 'ink', shade: 'blush', phone: 'blush' },
} as const satisfies Record<string, Record<string, Color>>;

/** A desk with a telephone at night, drawn like the art of posts. The lamp burns until a call is canceled. */
export function drawCall(room: keyof typeof rooms): Shape[] {
  const { wall, window, shade, phone } = rooms[room];
  const light: Shape = { color: 'paper', d: `M20 79h22l17 ${floor - 79}H3z` };
  return [
    { color: wall, d: rectangle(0, 0, canvas.width, canvas.height) },
    { color: window, d: arch(46, 26, 58, floor - 26) },
    { color: 'paper', d: circle(84, 56, 10) },
    ...(room === 'lit' ? [light] : []),
    ...lamp(31, [shade, 'ink', shade], 0),
    { color: 'ink', d: rectangle(0, floor, canvas.width, canvas.height - floor) },
    { color: phone, d: `M66 ${floor}l5-17h24l5 17z` + handset },
    { color: 'paper', d: circle(83, 112, 4.5) },
  ];
}

const handset = 'M61 101v-3a9 9 0 0 1 9-9h26a9 9 0 0 1 9 9v3h-10v-4h-24v4z';
