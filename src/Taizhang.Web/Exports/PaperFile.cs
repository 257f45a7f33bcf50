using Microsoft.Net.Http.Headers;

namespace Taizhang.Web.Exports;

/// <summary>The answer that carries a paper out: over the desk first, then written with its mark on every sheet.</summary>
internal sealed class PaperFile(string name, string ending, Action<Stream> write) : IResult
{
    /// <summary>The header that says the code of what is sent, for programs and for files that have no foot.</summary>
    public const string CodeHeader = "Taizhang-Paper-Code";

    public async Task ExecuteAsync(HttpContext context)
    {
        var mark = await context.RequestServices.GetRequiredService<PaperIssue>().Async(name, ending, context.RequestAborted);
        using var buffer = new MemoryStream();
        mark.While(() => write(buffer));
        context.Response.Headers[HeaderNames.CacheControl] = "no-store";
        context.Response.Headers[CodeHeader] = mark.Code;
        // A table of plain values has no foot, and a line too many would be read as a row: its name bears the code.
        var file = ending == "csv" ? $"{name}_{mark.Code}.csv" : $"{name}.{ending}";
        await Results.File(buffer.ToArray(), ExportFile.MediaTypeOf(ending), file).ExecuteAsync(context);
    }
}
