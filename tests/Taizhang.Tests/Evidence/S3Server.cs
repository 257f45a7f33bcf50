using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Taizhang.Evidence;

namespace Taizhang.Tests.Evidence;

/// <summary>A server that speaks as much of S3 as is asked of one, and believes nobody whose signature is not right.</summary>
internal sealed class S3Server : IAsyncDisposable
{
    private const string Bucket = "evidence", AccessKey = "tests", Secret = "the secret of the tests", Region = "office-1";

    private readonly WebApplication _app;

    public S3Server()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
        _app.StartAsync().GetAwaiter().GetResult();
    }

    /// <summary>What is kept, by name.</summary>
    public ConcurrentDictionary<string, byte[]> Objects { get; } = [];

    /// <summary>Whether it takes nothing more.</summary>
    public bool IsFull { get; set; }

    public S3Settings Settings => new(_app.Urls.First(), Bucket, Region, AccessKey, Secret);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        if (!IsSigned(context, body.ToArray()))
        {
            await FaultAsync(context, 403, "SignatureDoesNotMatch");
            return;
        }

        var parts = context.Request.Path.Value!.TrimStart('/').Split('/', 2);
        var name = parts.Length > 1 ? parts[1] : "";
        switch (context.Request.Method)
        {
            case "PUT" when IsFull:
                await FaultAsync(context, 507, "InsufficientStorage");
                break;
            case "PUT":
                Objects[name] = body.ToArray();
                context.Response.Headers.ETag = "\"x\"";
                break;
            case "DELETE":
                Objects.TryRemove(name, out _);
                context.Response.StatusCode = 204;
                break;
            case "GET" when name.Length == 0:
                await context.Response.WriteAsync($"<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><IsTruncated>false</IsTruncated>{string.Concat(Objects.Select(each => $"<Contents><Key>{each.Key}</Key><LastModified>2020-01-01T00:00:00.000Z</LastModified><Size>{each.Value.Length}</Size></Contents>"))}</ListBucketResult>");
                break;
            case "GET" when Objects.TryGetValue(name, out var bytes):
                var from = context.Request.Headers.Range.ToString() is { Length: > 0 } range ? int.Parse(range["bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture) : 0;
                context.Response.StatusCode = from > 0 ? 206 : 200;
                context.Response.ContentLength = bytes.Length - from;
                await context.Response.Body.WriteAsync(bytes.AsMemory(from));
                break;
            default:
                await FaultAsync(context, 404, "NoSuchKey");
                break;
        }
    }

    private static async Task FaultAsync(HttpContext context, int status, string code)
    {
        context.Response.StatusCode = status;
        await context.Response.WriteAsync($"<Error><Code>{code}</Code><Message>{code}</Message></Error>");
    }

    /// <summary>AWS Signature Version 4 in the header, over the body as well.</summary>
    private static bool IsSigned(HttpContext context, byte[] body)
    {
        var said = context.Request.Headers.Authorization.ToString();
        var hash = context.Request.Headers["x-amz-content-sha256"].ToString();
        if (!said.StartsWith("AWS4-HMAC-SHA256 ", StringComparison.Ordinal) || hash != Convert.ToHexStringLower(SHA256.HashData(body)))
        {
            return false;
        }

        var parts = said["AWS4-HMAC-SHA256 ".Length..].Split(',', StringSplitOptions.TrimEntries).Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[1]);
        var (target, signed) = (context.Features.Get<IHttpRequestFeature>()!.RawTarget.Split('?', 2), parts["SignedHeaders"]);
        var query = target.Length < 2 ? "" : string.Join('&', target[1].Split('&').Select(pair => pair.Contains('=') ? pair : pair + "=").Order(StringComparer.Ordinal));
        var headers = string.Concat(signed.Split(';').Select(name => $"{name}:{(name == "host" ? context.Request.Host.ToString() : context.Request.Headers[name].ToString()).Trim()}\n"));
        var canonical = $"{context.Request.Method}\n{target[0]}\n{query}\n{headers}\n{signed}\n{hash}";
        var scope = parts["Credential"].Split('/', 2);
        var toSign = $"AWS4-HMAC-SHA256\n{context.Request.Headers["x-amz-date"]}\n{scope[1]}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = scope[1].Split('/').Aggregate(Encoding.UTF8.GetBytes("AWS4" + Secret), Sign);
        return scope[0] == AccessKey && scope[1].EndsWith($"/{Region}/s3/aws4_request", StringComparison.Ordinal) && parts["Signature"] == Convert.ToHexStringLower(Sign(key, toSign));
    }

    private static byte[] Sign(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
