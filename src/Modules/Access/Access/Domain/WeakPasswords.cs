namespace JinhuRedCross.Access.Domain;

/// <summary>Passwords that everybody tries first, told in their plain form: lower case, letters for look-alikes, without what is hung on at the end.</summary>
internal static class WeakPasswords
{
    private static readonly HashSet<string> _plain = new(StringComparer.Ordinal)
    {
        "password", "passwort", "passcode", "passphrase", "admin", "administrator", "adminadmin", "root", "rootroot", "system", "manager", "master", "guest", "default", "changeme", "changeit", "letmein",
        "welcome", "welcomeback", "iloveyou", "iloveu", "woaini", "woaiwojia", "woaizhongguo", "wozuishuai", "nihao", "nihaoma", "zhongguo", "zhonghua", "beijing", "shanghai", "nanjing", "huaian", "jiangsu", "jinhu", "jinhuxian",
        "redcross", "jinhuredcross", "hongshizi", "hongshizihui", "jinhuhongshizi", "renao", "boai", "fengxian", "qwerty", "qwertyuiop", "qwertyui", "qazwsx", "qazwsxedc", "asdfgh", "asdfghjkl", "zxcvbn", "zxcvbnm", "qweasd",
        "qweasdzxc", "abcdef", "abcdefg", "abcabc", "aaaaaa", "monkey", "dragon", "football", "baseball", "sunshine", "princess", "superman", "batman", "shadow", "michael", "charlie", "freedom", "whatever", "trustno",
        "secret", "topsecret", "login", "test", "testtest", "tester", "testing", "user", "username", "demo", "sample", "example", "temp", "temporary", "computer", "internet", "server", "oracle", "mysql", "postgres", "windows", "microsoft",
        "huawei", "xiaomi", "tencent", "alibaba", "wechat", "weixin", "taobao", "baidu", "google", "facebook", "huaianjinhu", "volunteer", "zhiyuanzhe", "caiwu", "kuaiji", "chuna", "bangongshi", "huizhang",
    };

    private static readonly string[] _rows = ["01234567890123456789", "09876543210987654321", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm"];

    public static bool Hold(string password)
    {
        var lower = password.ToLowerInvariant();
        if (lower.Distinct().Count() <= 3) return true;
        // The whole of it is one row of the keyboard or of the alphabet.
        if (_rows.Any(row => row.Contains(lower, StringComparison.Ordinal))) return true;
        var letters = new string([.. lower.Trim(_hangers).Select(Letter)]);
        return _plain.Contains(letters) || _plain.Contains(new([.. lower.Where(char.IsAsciiLetter)]));
    }

    private static readonly char[] _hangers = [.. "0123456789!@#$%^&*()-_=+.,?~ "];

    private static char Letter(char c) => c switch
    {
        '0' => 'o',
        '1' or '!' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        _ => c,
    };
}
