namespace Taizhang.Web.Gallery;

/// <summary>The words of the gallery.</summary>
public sealed class GalleryTexts;
