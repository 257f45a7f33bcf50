namespace Taizhang.Web;

/// <summary>The words pages share; the texts are in SharedTexts.resx and SharedTexts.zh-CN.resx.</summary>
public sealed class SharedTexts;
