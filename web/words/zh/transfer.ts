/** Words of tables and documents that come in and go out. */
export const transfer = {
  of: "表格内容",
  table: {
    resources: "资源",
    sites: "厂区",
    shifts: "班次",
    exceptions: "日历例外",
    catenaX: "Catena-X 能力文档",
    groups: "Catena-X 周产能",
  },
  export: {
    resources: "导出资源",
    sites: "导出厂区",
    shifts: "导出班次",
    exceptions: "导出日历例外",
    catenaX: "导出能力文档",
    groups: "导出周产能",
  },
  exportHint: {
    table: "导出的表格可以修改后再导入；会被电子表格当作公式运行的内容已处理为文本。",
    catenaX:
      "ManufacturingCapability 3.1.0：资源作为设备，工艺作为能力。曾从文档导入且未改动的内容原样导出，平台没有对应位置的内容也在其中。",
    groups: "WeekBasedCapacityGroup 3.0.1：全部产能组，与导入时完全相同。",
  },
  json: "导出 JSON",
  xlsx: "导出 Excel",
  csv: "导出 CSV 表格",
  import: {
    resources: "导入资源",
    sites: "导入厂区",
    shifts: "导入班次",
    exceptions: "导入日历例外",
    catenaX: "导入能力文档",
    groups: "导入周产能",
  },
  importHint: {
    resources:
      "Excel（.xlsx）或 CSV，最多 20 MB、10 万行，列与导出的表格相同。按资源标识识别资源，没有标识的按编号识别：新的添加，不同的更新，重复导入不会有变化。",
    sites:
      "Excel（.xlsx）或 CSV，最多 20 MB、10 万行，列与导出的表格相同。按厂区标识、GLN 或中文名称识别厂区：新的添加，不同的更新，重复导入不会有变化。",
    shifts:
      "Excel（.xlsx）或 CSV，最多 20 MB、10 万行，列与导出的表格相同。每行是一个资源的一周，按厂区当地时间，例如 08:00-12:00; 13:00-17:00；空格表示当天不上班。没有列出的资源不变。",
    exceptions:
      "Excel（.xlsx）或 CSV，最多 20 MB、10 万行，列与导出的表格相同。资源留空则对整个厂区有效；时间为厂区当地时间，只写日期即当日零点：10 月 1 日至 7 日放假，结束填 2026-10-08。有标识的更新该例外，没有标识的按资源或厂区、类型和时间识别；没有列出的例外不变。",
    catenaX:
      "ManufacturingCapability 3.1.0（JSON，最多 20 MB）。能读作资源的设备成为资源，按编号、序列号或名称识别；其余内容随文档保留，只有本企业可见，并替换上一份文档留下的内容。没有写明本企业厂区的设备（例如来自其他企业的文档）归入默认厂区。",
    groups:
      "WeekBasedCapacityGroup 3.0.1（JSON，一个产能组或其列表，最多 20 MB）。按 capacityGroupId 识别：新的添加，较新的替换，重复导入不会有变化；只有本企业可见。",
  },
  file: "选择文件",
  site: "默认厂区",
  sitePlaceholder: "不指定",
  previewed:
    "预览：共 {{rows}} 行，新增 {{added}}，更新 {{changed}}，不变 {{unchanged}}，有误 {{faulty}}。尚未写入。",
  written: "已导入：新增 {{added}}，更新 {{changed}}，不变 {{unchanged}}，跳过有误 {{faulty}}。",
  all: "全部导入",
  good: "只导入无误的行",
  goodMachines: "导入无误的设备",
  unfit: "该文档不符合 ManufacturingCapability 3.1.0，不能导入。",
  faults: "文件中的错误",
  saveFaults: "保存全部问题（CSV）",
  faultsFile: "导入问题",
  entry: {
    resources: "行",
    sites: "行",
    shifts: "行",
    exceptions: "行",
    catenaX: "第几台设备",
    groups: "第几个产能组",
  },
  column: "列",
  place: "文档中的位置",
  document: "文档",
  fault: "问题",
  more: "还有 {{more}} 处错误未显示。",
};
