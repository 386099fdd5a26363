import { describe, expect, it } from 'vitest';
import { isCheckoutPage } from './checkout-page.ts';

describe('isCheckoutPage', () => {
  it.each([
    'https://lamp.example/thanks',
    'https://lamp.example/checkout/order-received/17/?key=a',
    '/Thank_You.php?order=5',
    'https://lamp.example/de/danke#top',
    'https://lamp.example/%D1%81%D0%BF%D0%B0%D1%81%D0%B8%D0%B1%D0%BE/',
    'https://lamp.example/payment/success',
  ])('%s lies behind the cart', (url) => {
    expect(isCheckoutPage(url)).toBe(true);
  });

  it.each([
    'https://lamp.example/',
    'https://checkout.lamp.example/lamps',
    'https://lamp.example/blog/thank-you-notes-for-teachers',
    'https://lamp.example/?page=checkout',
    'https://lamp.example/payment-options',
    'https://lamp.example/%E0%A4%A',
    '',
  ])('%s may begin a visit', (url) => {
    expect(isCheckoutPage(url)).toBe(false);
  });
});
