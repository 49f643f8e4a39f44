using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Access.Domain;

/// <summary>What a password must be like (SEC-08). That it is none of the last ones is asked elsewhere: it takes their hashes.</summary>
internal static class PasswordRules
{
    public const string Rule = "SEC-08";

    /// <summary>Longer ones only cost time; a sentence fits.</summary>
    public const int Longest = 128;

    public static Error? Check(string? password, string userName, AccessParameters figures)
    {
        var given = password ?? "";
        var faults = new List<Error>();
        if (given.Length < figures.PasswordLength) faults.Add(Invalid("password.too_short", $"密码至少 {figures.PasswordLength} 位，现为 {given.Length} 位", $"A password has at least {figures.PasswordLength} characters, not {given.Length}"));
        if (given.Length > Longest) faults.Add(Invalid("password.too_long", $"密码最多 {Longest} 位", $"A password has at most {Longest} characters"));
        if (given.Any(char.IsControl)) faults.Add(Invalid("password.control_character", "密码不能含控制字符", "A password has no control characters"));
        if (ClassesOf(given) < figures.PasswordClasses)
            faults.Add(Invalid("password.too_few_classes", $"密码须含大写字母、小写字母、数字、其他字符中的至少 {figures.PasswordClasses} 类，现为 {ClassesOf(given)} 类", $"A password has upper case, lower case, digits and others: at least {figures.PasswordClasses} of the four, not {ClassesOf(given)}"));
        if (userName.Length > 0 && given.Contains(userName, StringComparison.OrdinalIgnoreCase)) faults.Add(Invalid("password.holds_user_name", "密码不能包含用户名", "A password does not contain the user name"));
        if (WeakPasswords.Hold(given)) faults.Add(Invalid("password.weak", "这个密码太常见，容易被猜中，请换一个", "This password is too common; choose another one"));
        return Error.All(faults);
    }

    public static readonly Error UsedBefore = Invalid("password.used_before", "新密码不能与最近用过的相同", "The new password is none of the last ones");

    private static int ClassesOf(string password)
    {
        bool upper = false, lower = false, digit = false, other = false;
        foreach (var c in password)
        {
            if (c is >= 'A' and <= 'Z') upper = true;
            else if (c is >= 'a' and <= 'z') lower = true;
            else if (c is >= '0' and <= '9') digit = true;
            else other = true;
        }

        return (upper ? 1 : 0) + (lower ? 1 : 0) + (digit ? 1 : 0) + (other ? 1 : 0);
    }

    private static Error Invalid(string code, string zh, string en) => Error.Invalid(code, zh, en, Rule, "password");
}
