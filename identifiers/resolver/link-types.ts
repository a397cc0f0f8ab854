/** Text in both languages of the platform. */
interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Link types of the GS1 Web Vocabulary, one a row: name, title in Chinese, title in English. */
const rows = `
activityIdeas|活动创意|Activity ideas
allergenInfo|过敏原信息|Allergen information
appDownload|应用下载|App download
backgroundInfo|背景信息|Background information
brandHomepageClinical|品牌主页（医疗专业人员）|Brand home page for clinical professionals
brandHomepagePatient|品牌主页（患者）|Brand home page for patients
careersInfo|招聘信息|Careers information
certificationInfo|认证信息|Certification information
consumerHandlingStorageInfo|使用与储存说明|Handling and storage information
dpp|数字产品护照|Digital product passport
eifu|电子使用说明书|Electronic instructions for use
epcis|EPCIS 数据库|EPCIS repository
epil|电子患者说明书|Electronic patient information leaflet
eventsInfo|活动信息|Events information
faqs|常见问题|Frequently asked questions
handledBy|由其他解析服务处理|Handled by another resolver
hasRetailers|零售商|Retailers
homepage|主页|Home page
ingredientsInfo|成分信息|Ingredients information
instructions|使用说明|Instructions
jws|数字签名|Digital signature (JWS)
leaveReview|发表评价|Leave a review
locationInfo|位置信息|Location information
logisticsInfo|物流信息|Logistics information
loyaltyProgram|会员计划|Loyalty programme
masterData|主数据|Master data
menuInfo|菜单|Menu
nutritionalInfo|营养信息|Nutritional information
openingHoursInfo|营业时间|Opening hours
paymentLink|付款|Payment
pip|产品信息|Product information page
productSustainabilityInfo|产品可持续性信息|Product sustainability information
promotion|促销|Promotion
purchaseSuppliesOrAccessories|购买耗材或配件|Purchase supplies or accessories
quickStartGuide|快速入门|Quick start guide
recallStatus|召回状态|Recall status
recipeInfo|食谱|Recipes
registerProduct|产品注册|Register the product
registryEntry|登记条目|Registry entry
relatedImage|相关图片|Related image
relatedVideo|相关视频|Related video
reportFound|报告拾获|Report as found
review|评价|Reviews
safetyInfo|安全信息|Safety information
scheduleTime|预约时间|Schedule a time
serviceInfo|服务信息|Service information
smartLabel|SmartLabel 信息|SmartLabel information
smpc|药品特性概要|Summary of product characteristics
socialMedia|社交媒体|Social media
statisticInfo|统计信息|Statistics
subscribe|订阅|Subscribe
support|支持|Support
sustainabilityInfo|可持续性与回收|Sustainability and recycling
traceability|追溯信息|Traceability information
tutorial|教程|Tutorial
userAgreement|用户协议|User agreement
verificationService|验证服务|Verification service
whatsInTheBox|包装清单|What is in the box
`;

const titles: ReadonlyMap<string, Words> = new Map(
  rows
    .trim()
    .split("\n")
    .map((row) => {
      const [name = "", zh = "", en = ""] = row.split("|");
      return [name, { zh, en }] as const;
    }),
);

/** What a link of this type is called where its firm gives it no title; `gs1:pip` and the like. */
export function titleOfType(type: string): Words {
  const name = type.replace(/^gs1:/, "");
  return titles.get(name) ?? { zh: type, en: type };
}
