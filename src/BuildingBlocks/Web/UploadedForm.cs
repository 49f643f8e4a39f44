using System.Text;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>A form with one file as it was handed in. Read from the request without touching the disk: the framework would keep large files there in the clear.</summary>
public sealed class UploadedForm
{
    private const int LongestText = 64 * 1024;
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    private UploadedForm()
    {
    }

    public byte[] File { get; private set; } = [];

    /// <summary>What the file is called there; a file name may hold anything, so it is only shown.</summary>
    public string FileName { get; private set; } = "list";

    /// <summary>A field beside the file; null where it is absent or empty.</summary>
    public string? this[string field] => _fields.GetValueOrDefault(field) is { Length: > 0 } text ? text : null;

    /// <param name="fields">The fields that the form may have beside <c>file</c>.</param>
    public static async Task<(UploadedForm Form, Error? Error)> Read(HttpContext context, IReadOnlyList<string> fields, CancellationToken cancel)
    {
        var form = new UploadedForm();
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 200 } boundary)
            return (form, UploadErrors.FileMissing);
        try
        {
            var reader = new MultipartReader(boundary, context.Request.Body) { HeadersCountLimit = 16, HeadersLengthLimit = 16 * 1024 };
            while (await reader.ReadNextSectionAsync(cancel) is { } section)
            {
                if (await form.Take(section, fields, cancel) is { } error) return (form, error);
            }
        }
        catch (Exception broken) when (broken is IOException and not BadHttpRequestException or InvalidDataException)
        {
            return (form, UploadErrors.BadField("file", "上传内容不完整，请重新上传", "the upload is broken; send it again"));
        }

        return (form, form.File.Length == 0 ? UploadErrors.FileMissing : null);
    }

    private async Task<Error?> Take(MultipartSection section, IReadOnlyList<string> fields, CancellationToken cancel)
    {
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)) return UploadErrors.FileMissing;
        var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
        if (name == "file")
        {
            using var content = new MemoryStream();
            await section.Body.CopyToAsync(content, cancel);
            File = content.ToArray();
            var told = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value ?? "";
            if (PlainText.Check(Path.GetFileName(told), "file", 200, out var clean) is null && clean is not null) FileName = clean;
            return null;
        }

        if (!fields.Contains(name)) return UploadErrors.BadField(name, "没有这个字段", "there is no such field");
        using var text = new StreamReader(section.Body, Encoding.UTF8);
        var buffer = new char[LongestText + 1];
        var length = await text.ReadBlockAsync(buffer, cancel);
        if (length > LongestText) return UploadErrors.BadField(name, "内容过长", "it is too long");
        _fields[name] = new string(buffer, 0, length).Trim();
        return null;
    }
}

/// <summary>Why an upload is refused before it is read as a table.</summary>
public static class UploadErrors
{
    public static readonly Error FileMissing = new(ErrorKind.Malformed, "import.file_missing", "请用 multipart/form-data 上传文件（字段 file，csv 或 xlsx）", "Send a csv or xlsx file as the field `file` of multipart/form-data", Field: "file");

    public static Error BadField(string field, string zh, string en) => new(ErrorKind.Malformed, "request.invalid_field", $"{field}：{zh}", $"{field}: {en}", Field: field);
}
