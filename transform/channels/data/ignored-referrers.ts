/**
 * Hosts that send a visitor back in the middle of a visit: payment, 3-D Secure and sign-in pages. They
 * brought nobody, so a referrer from them (or their subdomains) is no traffic. A bank's whole domain stands
 * here only where nobody reads about shops there.
 */
export const IGNORED_REFERRERS: ReadonlySet<string> = new Set(
  `
  paypal.com paypal.me paypalobjects.com braintreegateway.com braintree-api.com venmo.com
  stripe.com stripe.network link.com klarna.com klarnaservices.com klarna.net sofort.com adyen.com
  checkout.com mollie.com worldpay.com authorize.net 2checkout.com avangate.com squareup.com square.link
  afterpay.com clearpay.co.uk affirm.com zip.co sezzle.com pay.google.com payments.google.com
  payments.amazon.com pay.amazon.com amazonpay.com applepay.apple.com sumup.com payoneer.com skrill.com
  neteller.com razorpay.com pay.shopify.com shop.app shopifycs.com paddle.com fastspring.com
  arcot.com cardinalcommerce.com 3dsecure.io 3dsecure.no securesuite.net verifiedbyvisa.com
  rsa3dsauth.com rsa3dsauth.co.uk modirum.com netcetera-payment.ch 3ds-acs.com acs-3ds.com
  payone.com payone.de secure.pay1.de computop.com computop-paygate.com saferpay.com six-payment-services.com
  datatrans.com datatrans.biz wirecard.com heidelpay.de unzer.com giropay.de paydirekt.de
  girosolution.de novalnet.de paymill.com ratepay.com easycredit-ratenkauf.de barzahlen.de eps-payment.eu
  stuzza.at trustly.com trustly.net swish.nu mobilepay.dk vipps.no nets.eu netaxept.nets.eu quickpay.net
  quickpay.dk bambora.com epay.dk dibspayment.eu svea.com checkoutfinland.fi paytrail.com
  multisafepay.com pay.nl sisow.nl buckaroo.nl ideal.nl ideal.ing.nl ideal.rabobank.nl
  ideal.abnamro.nl wero-wallet.eu bancontact.com ogone.com ingenico.com secure.ogone.com
  payline.com paybox.com paiement.systempay.fr lyra.com payzen.eu monetico-services.com
  oney.com alma.eu getalma.eu floa.fr paylib.fr redsys.es sis.redsys.es bizum.es sequra.es scalapay.com
  nexi.it xpay.nexigroup.com satispay.com axerve.com gestpay.it ecomm.sella.it sibs.pt ifthenpay.com easypay.pt
  opayo.co.uk sagepay.com truelayer.com gocardless.com token.io tink.com
  przelewy24.pl payu.com payu.pl payu.cz payu.ro payu.in dotpay.pl tpay.com paynow.pl imoje.pl bluemedia.pl
  autopay.eu autopay.pl blik.com blikmobile.pl cashbill.pl espago.com paypo.pl twisto.pl
  comgate.cz gopay.com gopay.cz gpwebpay.com iplatebnibrana.csob.cz thepay.cz besteron.com trustpay.eu
  moja.tatrabanka.sk barion.com simplepay.hu otpbank.hu netopia-payments.com mobilpay.ro euplatesc.ro
  epay.bg borica.bg ecomm.maib.md wayforpay.com liqpay.ua liqpay.com fondy.eu fondy.io platon.ua
  pay.privatbank.ua pay.monobank.ua bepaid.by webpay.by assist.by erip.by kaspi-pay.kz pay.kaspi.kz epay.kkb.kz
  epay.halykbank.kz epay.homebank.kz paybox.money paybox.kz freedompay.kz freedompay.uz click.uz payme.uz uzcard.uz
  idram.am arca.am tbcpayments.ge bog.ge
  yookassa.ru yoomoney.ru yookassa.com money.yandex.ru kassa.yandex.ru pay.yandex.ru pay.ya.ru
  securepay.tinkoff.ru securepayments.tinkoff.ru pay.tbank.ru securepay.tbank.ru securepayments.tbank.ru
  forma.tinkoff.ru forma.tbank.ru acs.tinkoff.ru acs.tbank.ru acs1.tbank.ru pay.tinkoff.ru
  robokassa.ru robokassa.com auth.robokassa.ru cloudpayments.ru payanyway.ru moneta.ru payonline.ru unitpay.ru
  unitpay.money paymaster.ru payselection.com modulbank.ru pay.modulbank.ru prodamus.ru payform.ru
  securepayments.sberbank.ru securecardpayment.ru ecom.sberbank.ru 3dsec.sberbank.ru acs.sberbank.ru
  sberpay.ru pay.sber.ru ecommerce.sberbank.ru platiecom.ru pokupay.ru
  pay.alfabank.ru payment.alfabank.ru acs.alfabank.ru alfa.rbsuat.com rbsuat.com web.rbsuat.com
  pay.vtb.ru acs.vtb.ru platezh.vtb24.ru pay.raif.ru ecom.raiffeisen.ru e-commerce.raiffeisen.ru
  pay.gazprombank.ru egw.gazprombank.ru pay.psbank.ru 3ds.payment.ru pay.mkb.ru pay.rshb.ru pay.open.ru
  acs.mirconnect.ru ds.mirconnect.ru mirconnect.ru nspk.ru qr.nspk.ru sbp.nspk.ru
  payture.com uniteller.ru assist.ru dolyame.ru split.yandex.ru podeli.ru plait.ru mokka.ru revo.ru
  halvacard.ru mir-pay.ru qiwi.com pay.vk.com best2pay.net intellectmoney.ru walletone.com
  rbkmoney.com rbk.money mandarinpay.com onpay.ru platron.ru payeer.com webmoney.ru wmtransfer.com
  freekassa.ru freekassa.com enot.io lava.ru
  iyzipay.com iyzico.com paytr.com param.com.tr payu.com.tr bkmexpress.com.tr bkm.com.tr goguvenliodeme.bkm.com.tr
  sanalposprov.garanti.com.tr sanalposprov.garantibbva.com.tr sanalposprovtest.garantibbva.com.tr emv3ds.garantibbva.com.tr
  gbemv3dsecure.garanti.com.tr est.com.tr asseco-see.com.tr sanalpos.isbank.com.tr spos.isbank.com.tr
  vpos3.isbank.com.tr 3dsecure.isbank.com.tr posnet.yapikredi.com.tr posnet.yapikredi.com
  setmpos.ykb.com yapikredipos.com.tr sanalpos.akbank.com 3dsecure.akbank.com
  virtualpospaymentgateway.akbank.com vpos.qnbfinansbank.com vpos.qnb.com.tr vpos.finansbank.com
  sanalpos.halkbank.com.tr sanalpos.ziraatbank.com.tr sanalpos2.ziraatbank.com.tr
  onlineodeme.vakifbank.com.tr 3dsecure.vakifbank.com.tr sanalpos.teb.com.tr boa.kuveytturk.com.tr
  sanalpos.denizbank.com inter-vpos.com.tr hepsipay.com sipay.com.tr moka.com papara.com paycell.com.tr
  masterpassturkiye.com tosla.com craftgate.io vallet.com.tr
  mercadopago.com mercadopago.com.ar mercadopago.com.br mercadopago.com.mx pagseguro.uol.com.br
  alipay.com pay.weixin.qq.com unionpay.com paytm.in paytm.com ccavenue.com billdesk.com phonepe.com
  paystack.com flutterwave.com payfast.co.za tap.company telr.com paytabs.com hyperpay.com
  accounts.google.com appleid.apple.com login.microsoftonline.com login.live.com oauth.yandex.ru
  passport.yandex.ru passport.yandex.com id.vk.com id.vk.ru oauth.vk.com login.vk.com login.vk.ru
  connect.ok.ru account.mail.ru esia.gosuslugi.ru id.sber.ru id.tbank.ru id.tinkoff.ru auth0.com
  okta.com amazoncognito.com login.yahoo.com login.salesforce.com
  `
    .trim()
    .split(/\s+/),
);
