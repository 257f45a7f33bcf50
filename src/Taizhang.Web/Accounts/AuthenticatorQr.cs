using QRCoder;

namespace Taizhang.Web.Accounts;

/// <summary>What an authenticator reads: the address of a secret, as a picture and in groups for typing.</summary>
internal static class AuthenticatorQr
{
    private const int Module = 4;
    private const int Group = 4;

    /// <summary>The picture, drawn without anything inline a browser would have to allow.</summary>
    public static string Svg(string login, string key)
    {
        var issuer = Uri.EscapeDataString("Taizhang");
        var address = $"otpauth://totp/{issuer}:{Uri.EscapeDataString(login)}?secret={key}&issuer={issuer}&digits=6&period=30";
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(data);
        return picture.GetGraphic(Module);
    }

    /// <summary>The secret in groups of four letters.</summary>
    public static string Grouped(string key) => string.Join(' ', key.TrimEnd('=').Chunk(Group).Select(letters => new string(letters)));
}
