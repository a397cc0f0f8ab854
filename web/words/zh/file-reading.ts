export const fileReading = {
  encoding: "文件编码",
  choose: "请选择编码",
  hint: "请核对下面的文字；如有乱码，请选择其他编码重新读取。",
  firstRows: "读取到的前几行",
};
