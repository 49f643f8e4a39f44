using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace JinhuRedCross.Bench;

/// <summary>A list that is handed in as a file, followed to its end.</summary>
internal static class Import
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(50);

    /// <summary>How far it had come, moment by moment.</summary>
    /// <exception cref="InvalidOperationException">A row was not accepted.</exception>
    public static async Task<IReadOnlyList<(TimeSpan At, long Rows)>> Run(Platform platform, Guid campaign, long rows, long first)
    {
        var clock = Stopwatch.StartNew();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Csv(rows, first)), "file", "list.csv" }, { new StringContent($"测量名单{first}"), "source" } };
        using var taken = await platform.Client.PostAsync($"/api/v1/fundraising/campaigns/{campaign}/imports", form);
        var job = JsonNode.Parse(await taken.Content.ReadAsStringAsync())!;
        if (!taken.IsSuccessStatusCode) throw new InvalidOperationException($"The list was refused: {job}");
        var way = new List<(TimeSpan, long)>();
        while ((string)job["status"]! is "queued" or "running")
        {
            await Task.Delay(_pause);
            job = (await platform.Client.GetFromJsonAsync<JsonNode>(taken.Headers.Location))!;
            way.Add((clock.Elapsed, (long)job["processed"]!));
        }

        way.Add((clock.Elapsed, rows));
        return (long)job["accepted"]! == rows ? way : throw new InvalidOperationException($"Not all rows were accepted: {job}");
    }

    /// <summary>The seconds that each tenth of the rows took, interpolated.</summary>
    public static IReadOnlyList<double> Tenths(IReadOnlyList<(TimeSpan At, long Rows)> way, long rows)
    {
        double When(double row)
        {
            var after = way.First(w => w.Rows >= row);
            var before = way.LastOrDefault(w => w.Rows < row);
            return before.At.TotalSeconds + ((after.At - before.At).TotalSeconds * (row - before.Rows) / (after.Rows - before.Rows));
        }

        // The first row stands for the file being read and checked.
        return [.. Enumerable.Range(0, 10).Select(t => When(rows * (t + 1) / 10.0) - When(Math.Max(1, rows * t / 10.0)))];
    }

    private static byte[] Csv(long rows, long first)
    {
        var text = new StringBuilder("捐赠日期,姓名,金额,电话,交易单号\n");
        for (var n = first; n < first + rows; n++)
        {
            text.Append(CultureInfo.InvariantCulture, $"2026-01-01,张{(char)(0x4E00 + (n % 5000))},{10 + (n % 990)}.{n % 100:D2},138{n * 48_271 % 100_000_000:D8},L{n:D10}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
