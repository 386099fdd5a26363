import { PERSON } from './shared.ts';
import type { Words } from './words.ts';

export const MARKET: Words = {
  day: ['date', 'day', 'month', 'дата', 'день', 'месяц', 'tarih', 'ay'],
  until: ['until', 'end date', 'дата окончания', 'bitiş tarihi'],
  metric: ['metric', 'indicator', 'показатель', 'gösterge', 'metrik'],
  value: ['value', 'значение', 'değer'],
  subject: ['subject', 'query', 'предмет', 'запрос', 'konu', 'category'],
  region: ['region', 'country', 'регион', 'bölge', 'ülke'],
  unit: ['unit', 'единица', 'ед изм', 'birim'],
  provenance: ['provenance', 'source', 'источник', 'kaynak'],
};

/** Search Console, Yandex Webmaster and whoever else tells queries by day. */
export const SEARCHES: Words = {
  day: ['date', 'day', 'дата', 'день', 'tarih'],
  query: [
    ...['query', 'queries', 'top queries', 'search query', 'search term', 'запрос'],
    ...['поисковый запрос', 'запросы', 'sorgu', 'arama sorgusu', 'en çok yapilan sorgular'],
  ],
  url: ['page', 'url', 'landing page', 'страница', 'адрес страницы', 'sayfa'],
  platform: [
    ...['search engine', 'engine', 'site', 'property', 'поисковая система', 'сайт'],
    ...['arama motoru'],
  ],
  region: ['country', 'region', 'страна', 'регион', 'ülke', 'bölge'],
  impressions: ['impressions', 'shows', 'impr', 'показы', 'gösterim', 'gösterimler'],
  clicks: ['clicks', 'клики', 'переходы', 'tiklama', 'tiklamalar'],
  position: [
    ...['position', 'average position', 'avg position', 'avg show position'],
    ...['позиция', 'средняя позиция', 'ср позиция', 'konum', 'ortalama konum'],
  ],
  ignored: ['ctr', 'click through rate', 'avg click position', 'средняя позиция клика', 'tbo'],
};

/** Reviews as map services, marketplaces and reputation tools export them. */
export const REVIEWS: Words = {
  id: ['review id', 'id', 'id отзыва', 'yorum no'],
  created: [
    ...['review date', 'created at', 'published at', 'date', 'дата отзыва', 'дата публикации'],
    ...['дата', 'yorum tarihi', 'tarih'],
  ],
  platform: [
    ...['platform', 'review site', 'site', 'service', 'площадка', 'сервис', 'сайт'],
    ...['platform adi', 'mecra'],
  ],
  branch: ['branch', 'location', 'store', 'филиал', 'точка', 'адрес', 'şube', 'mağaza'],
  product: ['product', 'product name', 'товар', 'номенклатура', 'ürün', 'ürün adi'],
  rating: [
    ...['rating', 'stars', 'star rating', 'score', 'оценка', 'рейтинг', 'звезды', 'puan', 'yildiz'],
  ],
  comment: ['review', 'review text', 'text', 'comment', 'отзыв', 'текст отзыва', 'yorum', 'metin'],
  replied: [
    ...['reply date', 'replied at', 'response date', 'дата ответа', 'ответили', 'yanit tarihi'],
  ],
  url: ['url', 'link', 'ссылка', 'bağlanti'],
  order_number: ['order', 'order number', 'номер заказа', 'заказ', 'sipariş no'],
  email: PERSON.email!,
  phone: PERSON.phone!,
  ignored: ['author', 'reviewer', 'автор', 'reply', 'ответ', 'yanit', 'yazar'],
};

/** Posts and mentions as social networks and listening tools export them. */
export const SOCIAL: Words = {
  network: ['network', 'social network', 'соцсеть', 'социальная сеть', 'сеть', 'sosyal ağ', 'ağ'],
  customer: [
    'profile',
    'page name',
    'account name',
    'профиль',
    'сообщество',
    'profil',
    'sayfa adi',
  ],
  time: [
    ...['published at', 'post time', 'publish time', 'time', 'date', 'опубликовано'],
    ...['время публикации', 'дата публикации', 'дата', 'yayin zamani', 'yayin tarihi', 'tarih'],
  ],
  post: ['post', 'post id', 'permalink', 'post url', 'пост', 'публикация', 'gönderi'],
  operation: ['kind', 'post type', 'format', 'вид', 'тип', 'тип публикации', 'tür'],
  impressions: ['impressions', 'показы', 'gösterim', 'gösterimler'],
  reach: ['reach', 'охват', 'erişim'],
  engagements: [
    ...['engagements', 'engagement', 'interactions', 'вовлечения', 'реакции', 'взаимодействия'],
    ...['etkileşim', 'etkileşimler'],
  ],
  likes: ['likes', 'лайки', 'нравится', 'beğeni', 'beğeniler'],
  comments: ['comments', 'комментарии', 'yorumlar', 'yorum'],
  shares: ['shares', 'reposts', 'репосты', 'поделились', 'paylaşim', 'paylaşimlar'],
  clicks: ['link clicks', 'clicks', 'клики', 'переходы', 'tiklama', 'tiklamalar'],
  views: ['views', 'video views', 'просмотры', 'görüntülenme', 'izlenme'],
  followers: ['followers', 'subscribers', 'подписчики', 'takipçi', 'takipçiler'],
  mentions: ['mentions', 'упоминания', 'bahsetme', 'bahsedilme'],
  url: ['link', 'link url', 'ссылка', 'bağlanti'],
  ignored: ['saves', 'сохранения', 'kaydetme', 'er', 'engagement rate'],
};
