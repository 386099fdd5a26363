/** Segments of paths of pages between the cart and the thank-you, in the languages of the markets. */
const SEGMENTS = new Set(
  `
  checkout checkouts payment payments pay paid pay-success payment-success payment-return payment-result
  payment-complete payment-callback payment-failed payment-fail payment-cancel payment-cancelled
  thank-you thankyou thanks thank thank-you-page order-received order-confirmation order-confirmed
  order-complete order-completed order-success order-thank-you order-status orderconfirmation
  purchase-complete purchase-confirmation purchase-success complete-order place-order confirmation
  spasibo oplata oplacheno oplata-uspeshna oformlenie oformlenie-zakaza zakaz-oformlen zakaz-prinyat
  спасибо оплата оформление заказ-оформлен
  danke kasse bezahlung bestellbestaetigung bestellung-abgeschlossen bestellabschluss zahlung
  dziekujemy zamowienie-przyjete potwierdzenie-zamowienia podziekowanie platnosc kasa
  tesekkurler tesekkur odeme odeme-basarili siparis-tamamlandi siparis-onayi
  merci paiement commande-confirmee confirmation-commande gracias pago pedido-confirmado grazie
  pagamento bedankt afrekenen obrigado dekuji
`
    .trim()
    .split(/\s+/),
);

/**
 * Whether an address is a page of the checkout or the thank-you after it. Nobody's journey begins there: a
 * visitor who arrives on one from an unknown site comes back from paying.
 */
export function isCheckoutPage(url: string): boolean {
  const path = pathOf(url);
  return path.split('/').some((segment) => {
    const name = segment.replace(/\.(?:php|html?|aspx?|jsp)$/, '');
    return SEGMENTS.has(name.replace(/[_\s+]+/g, '-'));
  });
}

function pathOf(url: string): string {
  const path = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '');
  try {
    return decodeURI(path).normalize('NFC').toLowerCase();
  } catch {
    return path.toLowerCase();
  }
}
