namespace JinhuRedCross.Host.Hosting;

/// <summary>SQL that the program carries with it.</summary>
internal static class Scripts
{
    public static string Read(string name)
    {
        using var stream = typeof(Scripts).Assembly.GetManifestResourceStream($"OrleansScripts.{name}") ?? throw new InvalidOperationException($"Script {name} is not embedded");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
