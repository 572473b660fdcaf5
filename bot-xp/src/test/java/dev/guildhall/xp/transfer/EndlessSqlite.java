package dev.guildhall.xp.transfer;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes small SQLite files without end of sound ones: each of some pages leads to the next sixty times, so that a walk through
 * the table comes by its last page 60⁸ times. <a href="https://www.sqlite.org/fileformat2.html#b_tree_pages">The format.</a>
 */
final class EndlessSqlite {

    private static final int PAGE = 512;
    private static final int HEADER = 100;
    private static final int CHILDREN = 60;
    private static final int DEPTH = 8;
    private static final byte INNER = 5;

    private final List<byte[]> pages = new ArrayList<>();

    private EndlessSqlite(byte[] file) {
        for (int start = 0; start < file.length; start += PAGE) {
            pages.add(Arrays.copyOfRange(file, start, start + PAGE));
        }
    }

    /** The table on the second page has rows without end. */
    static byte[] rows(byte[] file) {
        EndlessSqlite made = new EndlessSqlite(file);
        int first = made.added(made.pages.get(1));
        made.pages.set(1, inner(new byte[PAGE], 0, made.endless(first)));
        return made.file();
    }

    /** The schema of a table and its index describes the table once, and the index without end. */
    static byte[] schema(byte[] file) {
        EndlessSqlite made = new EndlessSqlite(file);
        byte[] root = made.pages.getFirst();
        // Where the cells begin is counted from the page's beginning, so they may stay where they are.
        byte[] both = root.clone();
        System.arraycopy(root, HEADER, both, 0, 12);
        byte[] index = both.clone();
        ByteBuffer.wrap(index)
                .putShort(3, (short) 1)
                .putShort(8, ByteBuffer.wrap(both).getShort(10));
        int[] children = made.endless(made.added(index));
        children[0] = made.added(both);
        inner(root, HEADER, Arrays.copyOf(children, CHILDREN / 2));
        return made.file();
    }

    private int added(byte[] page) {
        pages.add(page);
        return pages.size();
    }

    /** The children of a page that leads there without end. */
    private int[] endless(int page) {
        int child = page;
        for (int i = 0; i < DEPTH; i++) {
            child = added(inner(new byte[PAGE], 0, all(child)));
        }
        return all(child);
    }

    private static int[] all(int child) {
        int[] children = new int[CHILDREN];
        Arrays.fill(children, child);
        return children;
    }

    private static byte[] inner(byte[] page, int at, int... children) {
        int cells = children.length - 1;
        int content = PAGE - 5 * cells;
        ByteBuffer written = ByteBuffer.wrap(page);
        written.put(at, INNER)
                .putShort(at + 1, (short) 0)
                .putShort(at + 3, (short) cells)
                .putShort(at + 5, (short) content)
                .put(at + 7, (byte) 0)
                .putInt(at + 8, children[cells]);
        for (int i = 0; i < cells; i++) {
            int cell = content + 5 * i;
            written.putShort(at + 12 + 2 * i, (short) cell)
                    .putInt(cell, children[i])
                    .put(cell + 4, (byte) 1);
        }
        return page;
    }

    private byte[] file() {
        ByteBuffer.wrap(pages.getFirst()).putInt(28, pages.size());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        pages.forEach(file::writeBytes);
        return file.toByteArray();
    }
}
