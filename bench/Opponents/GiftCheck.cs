using System.Text.RegularExpressions;

namespace JinhuRedCross.Opponents;

/// <summary>What a careful engineer checks of a gift before it is stored.</summary>
internal static partial class GiftCheck
{
    private const decimal MostYuan = 10_000_000_000m;

    public static Dictionary<string, string[]> Faults(GiftRequest gift, DateTimeOffset now)
    {
        var faults = new Dictionary<string, string[]>();
        void Refuse(bool wrong, string field, string why)
        {
            if (wrong) faults.TryAdd(field, [why]);
        }

        Refuse(gift.Donor?.Kind is null, "donor.kind", "必填");
        Refuse(gift.Donor is { Kind: not DonorKind.Anonymous, Name: null or "" }, "donor.name", "必填");
        Refuse(gift.Donor?.Name?.Length > 100, "donor.name", "最多 100 字");
        Refuse(gift.Donor?.Phone is { } phone && !Phone().IsMatch(phone), "donor.phone", "不是电话号码");
        Refuse(gift.Amount is null or <= 0 or > MostYuan, "amount", "须大于 0");
        Refuse(gift.Amount is { } yuan && decimal.Round(yuan, 2) != yuan, "amount", "最多两位小数");
        Refuse(gift.Channel is null, "channel", "必填");
        Refuse(gift.TransactionNumber?.Length > 64, "transactionNumber", "最多 64 字");
        Refuse(gift.GivenAt is null, "givenAt", "必填");
        Refuse(gift.ReceivedAt is null || gift.ReceivedAt > now.AddMinutes(5), "receivedAt", "必填，不能在将来");
        Refuse(gift.GivenAt > gift.ReceivedAt, "givenAt", "不能晚于到账时间");
        Refuse(gift.Publicity is null, "publicity", "必填");
        Refuse(gift.Receipt is null, "receipt", "必填");
        Refuse(gift.Message?.Length > 500, "message", "最多 500 字");
        return faults;
    }

    [GeneratedRegex(@"^(1\d{10}|0\d{2,3}-?\d{7,8})$")]
    private static partial Regex Phone();
}
