package dev.guildhall.bench;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.lang.management.PlatformManagedObject;
import java.util.Comparator;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The memory of a running JVM, by its own management interface. */
final class ShardJvm implements AutoCloseable {

    /** A class: its number, how many objects, their bytes, its name. */
    private static final Pattern LINE = Pattern.compile("(?m)^\\s*\\d+:\\s+\\d+\\s+(\\d+)\\s+(\\S+)");

    private final JMXConnector connector;
    private final MBeanServerConnection beans;

    // The address is the JVM's own answer, and not a name that somebody could choose.
    @SuppressWarnings("BanJNDI")
    ShardJvm(long pid) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try {
                connector = JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException failure) {
            throw new IOException("the JVM of process " + pid + " does not answer", failure);
        }
        beans = connector.getMBeanServerConnection();
    }

    private <T extends PlatformManagedObject> T bean(Class<T> type) throws IOException {
        return ManagementFactory.getPlatformMXBean(beans, type);
    }

    /** What its threads have asked for so far. */
    long allocatedBytes() throws IOException {
        return bean(ThreadMXBean.class).getTotalThreadAllocatedBytes();
    }

    /** What was left in the heap by the last collection of any kind. */
    long heapAfterCollection() throws IOException {
        return ManagementFactory.getPlatformMXBeans(beans, GarbageCollectorMXBean.class).stream()
                .map(GarbageCollectorMXBean::getLastGcInfo)
                .filter(Objects::nonNull)
                .max(Comparator.comparingLong(GcInfo::getEndTime))
                .map(last -> last.getMemoryUsageAfterGc().entrySet().stream()
                        .filter(pool -> isHeap(pool.getKey()))
                        .map(pool -> pool.getValue())
                        .mapToLong(MemoryUsage::getUsed)
                        .sum())
                .orElse(0L);
    }

    private static boolean isHeap(String pool) {
        return pool.contains("Eden") || pool.contains("Survivor") || pool.contains("Tenured") || pool.contains("Old");
    }

    /**
     * What is alive, object by object. What is left in the heap after a collection is more: where few objects are dead, the collector
     * fills their places rather than moving all that lies behind them.
     */
    long liveBytes() throws IOException {
        String histogram;
        try {
            histogram = (String) beans.invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "gcClassHistogram",
                    new Object[] {new String[0]},
                    new String[] {String[].class.getName()});
        } catch (JMException failure) {
            throw new IOException("the JVM tells no histogram of its heap", failure);
        }
        return LINE.matcher(histogram)
                .results()
                .filter(line -> !line.group(2).contains("jdk.internal.vm.Filler"))
                .mapToLong(line -> Long.parseLong(line.group(1)))
                .sum();
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
