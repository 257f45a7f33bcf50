using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Taizhang.Sqlite;


/// <summary>Keeps tables with a key of several columns in the order of that key, without a hidden one beside it.</summary>
public sealed class CompositeKeyTables(MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : Microsoft.EntityFrameworkCore.Migrations.SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    /// <inheritdoc/>
    protected override void Generate(CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        var isComposite = operation.PrimaryKey?.Columns.Length > 1;
        base.Generate(operation, model, builder, terminate: terminate && !isComposite);
        if (terminate && isComposite)
        {
            builder.AppendLine(" WITHOUT ROWID;");
            EndStatement(builder);
        }
    }
}
