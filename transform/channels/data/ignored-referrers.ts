/**
 * Hosts that send a visitor back in the middle of a visit: payment pages and sign-in pages. They brought
 * nobody, so a referrer from them (or their subdomains) is no traffic.
 */
export const IGNORED_REFERRERS: ReadonlySet<string> = new Set(
  `
  paypal.com paypalobjects.com stripe.com stripe.network klarna.com klarnaservices.com adyen.com
  checkout.com mollie.com worldpay.com braintreegateway.com authorize.net 2checkout.com squareup.com
  afterpay.com affirm.com pay.google.com payments.amazon.com sumup.com payoneer.com skrill.com razorpay.com
  pay.shopify.com shop.app arcot.com
  yookassa.ru yoomoney.ru money.yandex.ru kassa.yandex.ru pay.yandex.ru securepay.tinkoff.ru
  securepayments.tinkoff.ru pay.tbank.ru securepay.tbank.ru forma.tinkoff.ru forma.tbank.ru
  robokassa.ru auth.robokassa.ru cloudpayments.ru payanyway.ru payonline.ru unitpay.ru paymaster.ru
  securepayments.sberbank.ru securecardpayment.ru ecom.sberbank.ru pay.alfabank.ru payment.alfabank.ru
  qr.nspk.ru sbp.nspk.ru payture.com uniteller.ru assist.ru dolyame.ru split.yandex.ru podeli.ru
  halvacard.ru mir-pay.ru qiwi.com pay.vk.com
  iyzipay.com iyzico.com paytr.com param.com.tr payu.com payu.com.tr bkmexpress.com.tr
  accounts.google.com appleid.apple.com login.microsoftonline.com login.live.com oauth.yandex.ru
  passport.yandex.ru id.vk.com id.vk.ru oauth.vk.com login.vk.com account.mail.ru esia.gosuslugi.ru
  id.sber.ru id.tbank.ru
  `
    .trim()
    .split(/\s+/),
);
