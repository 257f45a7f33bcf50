using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Taizhang.Kernel;

/// <summary>A deed as it is told to the journal.</summary>
/// <param name="Name">Named as the operation is.</param>
/// <param name="About">What it was done to: kind and key.</param>
/// <param name="Details">What was asked for, written as JSON; never personal data.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Changes">The rows that were changed, from <see cref="Journal.ChangesOf"/>.</param>
public sealed record Deed(string Name, string? About = null, object? Details = null, DeedResult Result = DeedResult.Done, string? Changes = null);

/// <summary>How the journal binds its lines.</summary>
/// <param name="Form">The form of new lines.</param>
public sealed record JournalSettings(JournalHashForm Form = JournalHashForm.Sha256);

/// <summary>Writes the journal: each line bound to the one before it, in the order of commit, within the transaction of the deed.</summary>
public sealed class Journal(TaizhangDb db, TimeProvider clock, DeedOrigin origin, JournalSettings settings)
{
    // One statement that takes the next place and holds it until the commit: nobody else can take it meanwhile.
    private const string TakePlace = "UPDATE journal_head SET sequence = sequence + 1 WHERE id = 1 RETURNING sequence AS \"Sequence\", hash AS \"Hash\"";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions Kept = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = false };

    /// <summary>Writes a line in the transaction that is open, as late in it as can be: from here on other writers wait.</summary>
    public async Task<JournalEntry> WriteAsync(Actor actor, Deed deed, CancellationToken cancellationToken = default)
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("A line of the journal is written in the transaction of its deed.");
        }

        var place = (await db.Database.SqlQueryRaw<Place>(TakePlace).ToListAsync(cancellationToken)).Single();
        var now = clock.Now();
        var entry = new JournalEntry
        {
            Id = place.Sequence,
            At = new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc),
            Actor = Cut(actor.Name),
            ActorMemberId = actor.MemberId,
            Role = actor.Role,
            OrganizationId = actor.OrganizationId,
            Channel = origin.Channel,
            Address = origin.Address,
            Means = origin.Means,
            Deed = deed.Name,
            About = deed.About,
            Result = deed.Result,
            Details = deed.Details is { } kept ? JsonSerializer.Serialize(kept, kept.GetType(), Readable) : null,
            Changes = deed.Changes,
            Form = settings.Form,
            PreviousHash = place.Hash,
        };
        entry.Hash = JournalHash.Of(entry);
        db.Journal.Add(entry);
        await db.SaveChangesAsync(cancellationToken);
        await db.JournalHeads.Where(head => head.Id == JournalHead.OnlyId).ExecuteUpdateAsync(head => head.SetProperty(each => each.Hash, entry.Hash), cancellationToken);
        return entry;
    }

    /// <summary>Writes a line in a transaction of its own: for what changes nothing else.</summary>
    public async Task<JournalEntry> WriteAloneAsync(Actor actor, Deed deed, CancellationToken cancellationToken = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var entry = await WriteAsync(actor, deed, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return entry;
    }

    /// <summary>The rows about to be changed, each field before and after; null where rows are only added.</summary>
    public static string? ChangesOf(ChangeTracker tracker)
    {
        JsonObject? rows = null;
        foreach (var entry in tracker.Entries().Where(entry => entry.State == EntityState.Modified))
        {
            var fields = new JsonObject();
            foreach (var property in entry.Properties.Where(property => property.IsModified && !Equals(property.OriginalValue, property.CurrentValue)))
            {
                fields[property.Metadata.Name] = IsHidden(property) ? "…" : new JsonArray(Value(property.OriginalValue), Value(property.CurrentValue));
            }

            if (fields.Count > 0)
            {
                (rows ??= [])[$"{entry.Metadata.ClrType.Name}/{string.Join('-', entry.Metadata.FindPrimaryKey()!.Properties.Select(key => entry.Property(key).CurrentValue))}"] = fields;
            }
        }

        return rows?.ToJsonString(Kept);
    }

    /// <summary>What is personal, what is sealed, and what the framework's store keeps of secrets in rows of its own.</summary>
    private static bool IsHidden(PropertyEntry property) => property.CurrentValue is byte[] || property.OriginalValue is byte[] || property.EntityEntry.Metadata.ClrType.Assembly != typeof(Journal).Assembly || property.Metadata.PropertyInfo?.IsDefined(typeof(SensitiveAttribute), inherit: false) == true;

    private static JsonNode? Value(object? value) => value is null ? null : JsonSerializer.SerializeToNode(value is Enum word ? word.ToString() : value, Readable);

    private static string Cut(string name) => name.Length <= 100 ? name : name[..100];

    private sealed record Place(long Sequence, byte[] Hash);
}
