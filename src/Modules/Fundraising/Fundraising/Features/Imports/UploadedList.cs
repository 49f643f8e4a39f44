using System.Globalization;
using System.Text.Json;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Imports;
using Microsoft.AspNetCore.Http;

namespace JinhuRedCross.Fundraising.Features.Imports;

/// <summary>A list as it was handed in, with what its sender says of it.</summary>
internal sealed class UploadedList
{
    private UploadedForm? _form;

    public byte[] File => _form!.File;

    public string FileName => _form!.FileName;

    public string Source { get; private set; } = "";

    public DateOnly? ReceivedOn { get; private set; }

    public Channel Channel { get; private set; } = Channel.BankTransfer;

    public Publicity Publicity { get; private set; } = Publicity.Masked;

    public IReadOnlyDictionary<string, string>? Mapping { get; private set; }

    public static async Task<(UploadedList List, Error? Error)> Read(HttpContext context, CancellationToken cancel)
    {
        var (form, error) = await UploadedForm.Read(context, ["source", "receivedOn", "channel", "publicity", "mapping"], cancel);
        var list = new UploadedList { _form = form };
        return (list, error ?? list.Check(form));
    }

    private Error? Check(UploadedForm form)
    {
        if (PlainText.Check(form["source"], "source", 200, out var source) is { } unclean) return unclean;
        if (source is null) return ImportErrors.SourceMissing;
        Source = source;
        return CheckOptions(form);
    }

    private Error? CheckOptions(UploadedForm form)
    {
        if (form["receivedOn"] is { } day)
        {
            if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)) return UploadErrors.BadField("receivedOn", "请写成 yyyy-MM-dd", "write it as yyyy-MM-dd");
            ReceivedOn = on;
        }

        if (form["channel"] is { } channel)
        {
            if (Named<Channel>(channel) is not { } known) return UploadErrors.BadField("channel", $"可用的值：{NamesOf<Channel>()}", $"one of {NamesOf<Channel>()}");
            Channel = known;
        }

        if (form["publicity"] is { } publicity)
        {
            if (Named<Publicity>(publicity) is not { } known) return UploadErrors.BadField("publicity", $"可用的值：{NamesOf<Publicity>()}", $"one of {NamesOf<Publicity>()}");
            Publicity = known;
        }

        if (form["mapping"] is not { } mapping) return null;
        try
        {
            Mapping = JsonSerializer.Deserialize<Dictionary<string, string>>(mapping);
            return null;
        }
        catch (JsonException)
        {
            return UploadErrors.BadField("mapping", "请写成 JSON，如 {\"捐款人\":\"name\",\"C\":\"amount\"}", "write it as JSON, such as {\"Donor\":\"name\",\"C\":\"amount\"}");
        }
    }

    private static T? Named<T>(string text)
        where T : struct, Enum => Enum.GetValues<T>().Cast<T?>().FirstOrDefault(v => JsonNamingPolicy.CamelCase.ConvertName(v.ToString()!) == text);

    private static string NamesOf<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName));
}
