using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Taizhang.Kernel;
using Taizhang.Ledger;

namespace Taizhang.Cli.Ledger;

/// <summary>Reads and writes the words in which the ledger is spoken of on the command line.</summary>
internal static class LedgerWords
{
    private const string Overdue = "overdue";

    internal static string States { get; } = string.Join(" | ", Kebab.All<DutyState>().Append(Overdue));

    internal static string State(DutyState state) => CliText.Say($"duty-state.{Kebab.Word(state)}");

    /// <summary>The due day; nothing for what always holds or has none.</summary>
    internal static string Due(Requirement requirement, DateOnly dueOn) =>
        requirement.Cadence == Cadence.Standing || dueOn >= DateOnly.MaxValue.AddDays(-1) ? "" : Words.DayInTable(dueOn);

    internal static string? Period(string? text, Refuse refuse)
    {
        var key = text is null ? null : DutyName.KeyOf(text);
        refuse.OrIf(text is not null && key is null, new Refusal("cli.bad-period", ("period", text)));
        return key;
    }

    internal static DateOnly? Day(string? text, Refuse refuse)
    {
        if (text is null || DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        refuse.And([new Refusal("cli.bad-day", ("day", text))]);
        return null;
    }

    internal static IReadOnlyCollection<DutyState> StatesOf(IEnumerable<string> words, Refuse refuse)
    {
        var states = new List<DutyState>();
        foreach (var word in words)
        {
            if (word == Overdue || Kebab.TryRead<DutyState>(word, out _))
            {
                states.Add(Kebab.TryRead<DutyState>(word, out var state) ? state : DutyState.Missed);
            }
            else
            {
                refuse.And([new Refusal("cli.bad-state", ("state", word), ("states", States))]);
            }
        }

        return states;
    }

    /// <summary>Why the ledger cannot be looked at on a day: it was never built, or the day lies outside what is kept.</summary>
    internal static async Task<(DateOnly KeptFrom, Refusal? Refusal)> KeptDaysAsync(IServiceProvider services, DateOnly? asOf, CancellationToken cancellationToken)
    {
        var state = await services.GetRequiredService<TaizhangDb>().LedgerStates.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (state?.Day is null)
        {
            return (default, new Refusal("cli.never-built"));
        }

        var today = services.GetRequiredService<TimeProvider>().Today();
        return (state.KeptFrom, asOf < state.KeptFrom || asOf > today ? new Refusal("cli.day-not-kept", ("day", asOf), ("from", state.KeptFrom), ("today", today)) : null);
    }
}
