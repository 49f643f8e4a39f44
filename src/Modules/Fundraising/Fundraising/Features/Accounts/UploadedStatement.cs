using System.Text;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.Fundraising.Domain.Imports;
using JinhuRedCross.Fundraising.Domain.Statements;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace JinhuRedCross.Fundraising.Features.Accounts;

/// <summary>A statement as it was handed in. Read from the request without touching the disk: the framework would keep large files there in the clear.</summary>
internal sealed class UploadedStatement
{
    private const int LongestText = 1000;

    public byte[] File { get; private set; } = [];

    public string FileName { get; private set; } = "statement";

    public string? Campaign { get; private set; }

    public static async Task<(UploadedStatement Statement, Error? Error)> Read(HttpContext context, CancellationToken cancel)
    {
        var statement = new UploadedStatement();
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 200 } boundary)
            return (statement, BankAccountErrors.FileMissing);
        try
        {
            var reader = new MultipartReader(boundary, context.Request.Body) { HeadersCountLimit = 16, HeadersLengthLimit = 16 * 1024 };
            while (await reader.ReadNextSectionAsync(cancel) is { } section)
            {
                if (await statement.Take(section, cancel) is { } error) return (statement, error);
            }
        }
        catch (Exception broken) when (broken is IOException and not BadHttpRequestException or InvalidDataException)
        {
            return (statement, ImportErrors.BadField("file", "上传内容不完整，请重新上传", "the upload is broken; send it again"));
        }

        return (statement, statement.File.Length == 0 ? BankAccountErrors.FileMissing : null);
    }

    private async Task<Error?> Take(MultipartSection section, CancellationToken cancel)
    {
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)) return BankAccountErrors.FileMissing;
        var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
        if (name == "file")
        {
            using var content = new MemoryStream();
            await section.Body.CopyToAsync(content, cancel);
            File = content.ToArray();
            var told = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value ?? "";
            // A file name may hold anything; it is only shown.
            if (PlainText.Check(Path.GetFileName(told), "file", 200, out var clean) is null && clean is not null) FileName = clean;
            return null;
        }

        if (name != "campaign") return ImportErrors.BadField(name, "没有这个字段", "there is no such field");
        using var text = new StreamReader(section.Body, Encoding.UTF8);
        var buffer = new char[LongestText + 1];
        var length = await text.ReadBlockAsync(buffer, cancel);
        if (length > LongestText) return ImportErrors.BadField(name, "内容过长", "it is too long");
        Campaign = new string(buffer, 0, length).Trim() is { Length: > 0 } campaign ? campaign : null;
        return null;
    }
}
