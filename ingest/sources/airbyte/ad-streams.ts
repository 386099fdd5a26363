import type { CostLevel } from '../../mapping/ad-cost.ts';

type Names = readonly string[];

/** What a platform claims as its own doing. Settings of attribution are never added up. */
export interface ClaimFields {
  readonly setting: string;
  readonly action: string;
  readonly conversions?: Names;
  readonly value?: Names;
}

/** A family of streams of one ad platform, as data; fields by their names, the first one that is told counts. */
export interface AdStreams {
  readonly platform: string;
  /** Names of its streams by level. */
  readonly streams: Readonly<Partial<Record<CostLevel, RegExp>>>;
  /** Level that is taken by default. */
  readonly level: CostLevel;
  /** Visits that it buys. */
  readonly source: string;
  readonly medium: string;
  readonly account: Names;
  readonly date: Names;
  /** Last day of the row, which must be the first one too. */
  readonly until?: Names;
  readonly currency: Names;
  /** Of the platform, where no account has another. */
  readonly onlyCurrency?: string;
  readonly cost: Names;
  /** `micros` are whole millionths. */
  readonly unit: 'major' | 'micros';
  /** The report may have been asked for major units, which have a decimal point then. */
  readonly decimalsAreMajor?: boolean;
  /** Field that is there in the same rows in the other unit. */
  readonly elsewhere?: { readonly cost: Names; readonly unit: 'major' | 'micros' };
  readonly campaign: { readonly id: Names; readonly name: Names };
  readonly adGroup?: { readonly id: Names; readonly name: Names };
  readonly ad?: { readonly id: Names };
  readonly impressions: Names;
  readonly clicks: Names;
  readonly claims: readonly ClaimFields[];
  /** Unit of the values of claims, where it is not the cost’s. */
  readonly valueUnit?: 'major' | 'micros' | 'cents';
  /** Members whose fields are the row’s own. */
  readonly nested?: Names;
  /** Fields that are figures, or words about what an id names; all others tell rows apart. */
  readonly figures: RegExp;
  /** Ad accounts, by the fields of their records: a stream of them states currencies. */
  readonly owner?: { readonly marked: Names; readonly id: Names; readonly currency: Names };
}

export const AD_STREAMS: readonly AdStreams[] = [
  {
    platform: 'linkedin',
    streams: { campaign: /^ad_campaign_analytics$/, ad: /^ad_creative_analytics$/ },
    ...{ level: 'campaign', source: 'linkedin', medium: 'cpc' },
    account: ['account_id', 'sponsoredAccount'],
    date: ['start_date'],
    until: ['end_date'],
    currency: ['currency'],
    ...{ cost: ['costInLocalCurrency'], unit: 'major' },
    campaign: { id: ['sponsoredCampaign', 'campaign_id'], name: ['campaign_name'] },
    ad: { id: ['sponsoredCreative', 'creative_id'] },
    ...{ impressions: ['impressions'], clicks: ['clicks'] },
    claims: [
      {
        ...{ setting: 'account', action: 'externalWebsiteConversions' },
        conversions: ['externalWebsiteConversions'],
        value: ['conversionValueInLocalCurrency'],
      },
      {
        ...{ setting: 'post_click', action: 'externalWebsiteConversions' },
        conversions: ['externalWebsitePostClickConversions'],
      },
      {
        ...{ setting: 'post_view', action: 'externalWebsiteConversions' },
        conversions: ['externalWebsitePostViewConversions'],
      },
      { setting: 'account', action: 'oneClickLeads', conversions: ['oneClickLeads'] },
    ],
    figures: /^(?!pivot|.*(id|Campaign|Creative|Account)$|string_of_pivot_values)/,
    owner: { marked: ['servingStatuses', 'reference'], id: ['id'], currency: ['currency'] },
  },
  {
    platform: 'tiktok',
    streams: {
      campaign: /^campaigns_reports_daily$/,
      ad_group: /^ad_groups_reports_daily$/,
      ad: /^ads_reports_daily$/,
    },
    ...{ level: 'ad', source: 'tiktok', medium: 'cpc' },
    account: ['advertiser_id'],
    date: ['stat_time_day'],
    currency: ['currency'],
    ...{ cost: ['spend'], unit: 'major' },
    campaign: { id: ['campaign_id'], name: ['campaign_name'] },
    adGroup: { id: ['adgroup_id'], name: ['adgroup_name'] },
    ad: { id: ['ad_id'] },
    ...{ impressions: ['impressions'], clicks: ['clicks'] },
    claims: [
      { setting: 'account', action: 'conversion', conversions: ['conversion'] },
      {
        ...{ setting: 'account', action: 'complete_payment' },
        conversions: ['complete_payment'],
        value: ['total_complete_payment_rate', 'total_purchase_value'],
      },
    ],
    nested: ['dimensions', 'metrics'],
    figures: /^(?!.*_id$|country_code|platform|placement|gender|age$|ac$|language)/,
    owner: {
      marked: ['advertiser_account_type', 'license_no', 'promotion_area'],
      id: ['advertiser_id'],
      currency: ['currency'],
    },
  },
  {
    platform: 'snapchat',
    streams: {
      campaign: /^campaigns_stats_daily$/,
      ad_group: /^adsquads_stats_daily$/,
      ad: /^ads_stats_daily$/,
    },
    ...{ level: 'campaign', source: 'snapchat', medium: 'cpc' },
    account: ['ad_account_id', 'account_id'],
    date: ['start_time'],
    currency: ['currency'],
    ...{ cost: ['spend'], unit: 'micros' },
    campaign: { id: ['campaign_id'], name: ['campaign_name'] },
    adGroup: { id: ['ad_squad_id'], name: ['ad_squad_name'] },
    ad: { id: ['ad_id'] },
    ...{ impressions: ['impressions'], clicks: ['swipes'] },
    claims: [
      {
        ...{ setting: 'account', action: 'purchase' },
        conversions: ['conversion_purchases'],
        value: ['conversion_purchases_value'],
      },
      { setting: 'account', action: 'sign_up', conversions: ['conversion_sign_ups'] },
    ],
    figures: /^(?!id$|type$|.*_id$|country|region|os$)/,
    owner: {
      marked: ['organization_id', 'funding_source_ids'],
      id: ['id'],
      currency: ['currency'],
    },
  },
  {
    platform: 'pinterest',
    streams: {
      campaign: /^campaign_analytics(_report)?$/,
      ad_group: /^ad_group_analytics(_report)?$/,
      ad: /^ad_analytics$|^advertisement_report$/,
    },
    ...{ level: 'campaign', source: 'pinterest', medium: 'cpc' },
    account: ['ADVERTISER_ID', 'AD_ACCOUNT_ID'],
    date: ['DATE'],
    // "Dollar" means the account’s currency.
    currency: ['CURRENCY'],
    ...{ cost: ['SPEND_IN_MICRO_DOLLAR'], unit: 'micros' },
    elsewhere: { cost: ['SPEND_IN_DOLLAR'], unit: 'major' },
    campaign: { id: ['CAMPAIGN_ID'], name: ['CAMPAIGN_NAME'] },
    adGroup: { id: ['AD_GROUP_ID'], name: ['AD_GROUP_NAME'] },
    ad: { id: ['AD_ID', 'PIN_PROMOTION_ID'] },
    impressions: ['PAID_IMPRESSION', 'IMPRESSION_1'],
    clicks: ['TOTAL_CLICKTHROUGH', 'CLICKTHROUGH_1'],
    claims: [
      { setting: 'account', action: 'conversions', conversions: ['TOTAL_CONVERSIONS'] },
      {
        ...{ setting: 'account', action: 'web_checkout' },
        conversions: ['TOTAL_WEB_CHECKOUT'],
        value: ['TOTAL_WEB_CHECKOUT_VALUE_IN_MICRO_DOLLAR'],
      },
    ],
    figures: /^(?!.*_ID$)/,
    owner: { marked: ['owner'], id: ['id'], currency: ['currency'] },
  },
  {
    platform: 'reddit',
    streams: { campaign: /^campaign_report$/, ad_group: /^ad_group_report$/, ad: /^ad_report$/ },
    ...{ level: 'campaign', source: 'reddit', medium: 'cpc' },
    account: ['account_id'],
    date: ['date'],
    currency: ['currency'],
    ...{ cost: ['spend'], unit: 'micros', valueUnit: 'cents' },
    campaign: { id: ['campaign_id'], name: ['campaign_name'] },
    adGroup: { id: ['ad_group_id'], name: ['ad_group_name'] },
    ad: { id: ['ad_id'] },
    ...{ impressions: ['impressions'], clicks: ['clicks'] },
    claims: [
      { setting: 'click', action: 'purchase', conversions: ['conversion_purchase_clicks'] },
      { setting: 'view', action: 'purchase', conversions: ['conversion_purchase_views'] },
      { setting: 'account', action: 'purchase', value: ['conversion_purchase_total_value'] },
      { setting: 'account', action: 'key_conversion', conversions: ['key_conversion_total_count'] },
    ],
    figures: /^(?!.*_id$|country|region|community|placement|os$)/,
  },
  {
    platform: 'microsoft',
    streams: {
      campaign: /^campaign_performance_report_daily$/,
      ad_group: /^ad_group_performance_report_daily$/,
      ad: /^ad_performance_report_daily$/,
      keyword: /^keyword_performance_report_daily$/,
    },
    ...{ level: 'campaign', source: 'bing', medium: 'cpc' },
    account: ['AccountId'],
    date: ['TimePeriod'],
    currency: ['CurrencyCode'],
    ...{ cost: ['Spend'], unit: 'major' },
    campaign: { id: ['CampaignId'], name: ['CampaignName'] },
    adGroup: { id: ['AdGroupId'], name: ['AdGroupName'] },
    ad: { id: ['AdId'] },
    ...{ impressions: ['Impressions'], clicks: ['Clicks'] },
    claims: [
      {
        ...{ setting: 'account', action: 'conversions' },
        conversions: ['ConversionsQualified', 'Conversions'],
        value: ['Revenue'],
      },
      {
        ...{ setting: 'account', action: 'all_conversions' },
        conversions: ['AllConversionsQualified', 'AllConversions'],
        value: ['AllRevenue'],
      },
      { setting: 'view', action: 'conversions', conversions: ['ViewThroughConversions'] },
    ],
    // Of a day a campaign has several rows, by device and network: they add up.
    figures:
      /(Name|Status|Labels|Currency|Code|Conversions?\w*|Revenue\w*|Rate|Percent|Ctr|Spend|Clicks|Impressions|Position|Cpc|Cpm|Cpa|PerAssist|Assists|Score|Relevance|Experience|Budget\w*)$|^(TimePeriod|Quality|Historical|Average|Cost|Return|Low|Phone|Ptr)/,
    owner: {
      marked: ['AccountLifeCycleStatus', 'PrimaryUserId'],
      id: ['Id'],
      currency: ['CurrencyCode'],
    },
  },
  {
    platform: 'yandex_direct',
    streams: {
      campaign: /^yandex_direct_(campaigns?|campaign_performance_report)(_report|_stats)?$/,
      ad_group: /^yandex_direct_(ad_?groups?|adgroup_performance_report)(_report|_stats)?$/,
      ad: /^yandex_direct_(ads?|ad_performance_report)(_report|_stats)?$/,
    },
    ...{ level: 'campaign', source: 'yandex', medium: 'cpc' },
    account: ['ClientLogin', 'client_login'],
    date: ['Date'],
    ...{ currency: ['Currency'], onlyCurrency: 'RUB' },
    ...{ cost: ['Cost'], unit: 'micros', decimalsAreMajor: true },
    campaign: { id: ['CampaignId'], name: ['CampaignName'] },
    adGroup: { id: ['AdGroupId'], name: ['AdGroupName'] },
    ad: { id: ['AdId'] },
    ...{ impressions: ['Impressions'], clicks: ['Clicks'] },
    claims: [
      {
        setting: 'account',
        action: 'conversions',
        conversions: ['Conversions'],
        value: ['Revenue'],
      },
    ],
    figures:
      /(Name|Status|Revenue|Conversions.*|Rate|Cost.*|Impressions|Clicks|Bounces|Sessions|Profit|Currency|Position|Pageviews|Roi)$|^(Date|Avg|Goals|Weighted)/,
  },
  {
    platform: 'vk_ads',
    streams: {
      campaign: /^vk(_ads)?_(ad_plans|campaigns)(_stat\w*)?$|^ad_plans_statistics$/,
      ad_group: /^vk(_ads)?_ad_groups(_stat\w*)?$|^ad_groups_statistics$/,
      ad: /^vk(_ads)?_(banners|ads)(_stat\w*)?$|^banners_statistics$/,
    },
    ...{ level: 'campaign', source: 'vk', medium: 'cpc' },
    account: ['account_id', 'client_id'],
    date: ['date'],
    ...{ currency: ['currency'], onlyCurrency: 'RUB' },
    ...{ cost: ['spent'], unit: 'major' },
    campaign: { id: ['ad_plan_id', 'campaign_id'], name: ['ad_plan_name', 'campaign_name'] },
    adGroup: { id: ['ad_group_id'], name: ['ad_group_name'] },
    ad: { id: ['banner_id', 'ad_id'] },
    ...{ impressions: ['shows', 'impressions'], clicks: ['clicks'] },
    claims: [{ setting: 'account', action: 'goals', conversions: ['goals'] }],
    nested: ['base'],
    figures: /^(?!id$|.*_id$|platform|placement)/,
  },
  {
    platform: 'openai_ads',
    streams: {
      campaign: /^(openai|chatgpt)(_ads)?_campaigns?(_\w*report|_daily|_performance)?$/,
      ad_group: /^(openai|chatgpt)(_ads)?_ad_groups?(_\w*report|_daily|_performance)?$/,
      ad: /^(openai|chatgpt)(_ads)?_ads?(_\w*report|_daily|_performance)?$/,
    },
    ...{ level: 'campaign', source: 'chatgpt', medium: 'cpc' },
    account: ['account_id', 'ad_account_id'],
    date: ['date', 'day'],
    ...{ currency: ['currency'] },
    ...{ cost: ['spend', 'cost'], unit: 'major' },
    campaign: { id: ['campaign_id'], name: ['campaign_name', 'campaign'] },
    adGroup: { id: ['ad_group_id'], name: ['ad_group_name'] },
    ad: { id: ['ad_id'] },
    ...{ impressions: ['impressions'], clicks: ['clicks'] },
    claims: [
      {
        setting: '30d_click',
        action: 'conversions',
        conversions: ['conversions'],
        value: ['conversion_value'],
      },
    ],
    figures: /^(?!.*_id$|country|device|placement)/,
  },
];
