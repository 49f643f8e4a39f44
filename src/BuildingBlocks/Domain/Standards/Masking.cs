using System.Text;

namespace JinhuRedCross.BuildingBlocks.Domain.Standards;

/// <summary>How personal data is shown to whoever need not see all of it (SEC-04).</summary>
public static class Masking
{
    /// <summary>Nothing that is masked sign by sign is longer; a message about rubbish stays short.</summary>
    private const int Longest = 40;

    /// <summary>A person's name: 张*, 张**, 欧阳**; longer and foreign ones keep the first letter. A name that came masked stays as it is.</summary>
    public static string Name(string name)
    {
        var letters = name.Trim().EnumerateRunes().ToArray();
        if (name.AsSpan().ContainsAny('*', '＊') || letters.Length == 0) return name;
        var chinese = letters.All(Script.IsHan);
        return (chinese, letters.Length) switch
        {
            (_, 1) => "*",
            (true, 4) => $"{letters[0]}{letters[1]}**",
            (_, 2) => $"{letters[0]}*",
            _ => $"{letters[0]}**",
        };
    }

    /// <summary>138****8000; of a landline the area code and the last two digits: 0517-******00.</summary>
    public static string Phone(string phone)
    {
        var number = Typed.Without(phone, " ");
        if (number.Length == 11 && number[0] == '1') return Keep(number, 3, 4);
        if (PhoneNumber.SplitLandline(number) is { Success: true } line)
        {
            return $"{line.Groups["area"]}-{Keep(line.Groups["number"].Value, 0, 2)}{(line.Groups["extension"].Success ? "-***" : "")}";
        }

        return Keep(number, 0, 2);
    }

    /// <summary>320831********9994; of other documents, whose numbers are shorter, the last two.</summary>
    public static string IdentityNumber(string number) => number.Length == 18 ? Keep(number, 6, 4) : Keep(number, 0, 2);

    public static string CreditCode(string code) => code.Length == 18 ? Keep(code, 6, 4) : Keep(code, 0, 2);

    /// <summary>The last four digits.</summary>
    public static string BankCard(string card) => Keep(Typed.Without(card, " -"), 0, 4);

    /// <summary>a***@x.cn</summary>
    public static string Email(string email)
    {
        var at = email.LastIndexOf('@');
        return at <= 0 ? "***" : $"{email.EnumerateRunes().First()}***{email.AsSpan(at)}";
    }

    /// <summary>Stars for all but the ends, and for all of it where hardly more than the ends is there.</summary>
    private static string Keep(string text, int first, int last)
    {
        if (text.Length > Longest) return "***";
        var letters = text.EnumerateRunes().ToArray();
        if (letters.Length < first + last + 2) (first, last) = (0, 0);
        var masked = new StringBuilder();
        for (var i = 0; i < letters.Length; i++)
        {
            masked.Append(i < first || i >= letters.Length - last ? letters[i].ToString() : "*");
        }

        return masked.ToString();
    }
}
