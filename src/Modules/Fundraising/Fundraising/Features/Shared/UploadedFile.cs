using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain.Imports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace JinhuRedCross.Fundraising.Features.Shared;

/// <summary>A single file of a form, read from the request without touching the disk: the framework would keep large files there in the clear.</summary>
internal static class UploadedFile
{
    public static async Task<(byte[] File, Error? Error)> Read(HttpContext context, CancellationToken cancel)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 200 } boundary)
            return ([], ImportErrors.FileMissing);
        var file = Array.Empty<byte>();
        try
        {
            var reader = new MultipartReader(boundary, context.Request.Body) { HeadersCountLimit = 16, HeadersLengthLimit = 16 * 1024 };
            while (await reader.ReadNextSectionAsync(cancel) is { } section)
            {
                var name = ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) ? HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "" : "";
                if (name != "file") return ([], ImportErrors.BadField(name, "没有这个字段", "there is no such field"));
                using var content = new MemoryStream();
                await section.Body.CopyToAsync(content, cancel);
                file = content.ToArray();
            }
        }
        catch (Exception broken) when (broken is IOException and not BadHttpRequestException or InvalidDataException)
        {
            return ([], ImportErrors.BadField("file", "上传内容不完整，请重新上传", "the upload is broken; send it again"));
        }

        return file.Length == 0 ? ([], ImportErrors.FileMissing) : (file, null);
    }
}
