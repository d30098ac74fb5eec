import { expect, test } from 'vitest';
import { original, sizesOf, uploadPath } from '../../../src/adapters/import/picture-path.ts';

test.each([
  ['https://old.example/wp-content/uploads/2014/05/lamp.jpg', '2014/05/lamp.jpg'],
  ['https://old.example/wp-content/uploads/lamp%20one.jpg?w=300', 'lamp one.jpg'],
  ['https://i0.wp.com/old.example/wp-content/uploads/2014/05/lamp.jpg?w=640', '2014/05/lamp.jpg'],
  ['https://me.files.wordpress.com/2014/05/lamp.jpg?w=640', '2014/05/lamp.jpg'],
  ['/wp-content/uploads/sites/3/2014/05/lamp.jpg', '2014/05/lamp.jpg'],
  ['https://old.example/wp-content/uploads/../../.env', '.env'],
  ['https://elsewhere.example/pictures/lamp.jpg', 'lamp.jpg'],
])('%s lies at %s', (address, path) => {
  expect(uploadPath(address)).toBe(path);
});

test.each([
  ['2014/05/lamp-300x200.jpg', '2014/05/lamp.jpg'],
  ['lamp-scaled.jpg', 'lamp.jpg'],
  ['lamp-e1399999999.jpg', 'lamp.jpg'],
  ['lamp-e1399999999-300x200.jpg', 'lamp.jpg'],
  ['lamp.jpg', 'lamp.jpg'],
])('of %s the full size %s is tried first', (path, full) => {
  const sizes = sizesOf(path);
  expect(sizes[0]).toBe(full);
  expect(sizes).toContain(path);
});

test('an address through another server is its own again', () => {
  expect(original('https://i2.wp.com/old.example/a.jpg?resize=3').href).toBe(
    'https://old.example/a.jpg',
  );
});
