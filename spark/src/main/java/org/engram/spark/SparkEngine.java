package org.engram.spark;

import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.RDD;
import org.engram.study.EngineException;
import org.engram.study.Plan;
import org.engram.study.PointReport;
import org.engram.study.RemoteStudy;
import org.engram.study.StudyEngine;
import org.engram.study.StudyListener;
import org.engram.study.Trajectories;
import org.jspecify.annotations.Nullable;
import scala.Function2;
import scala.collection.Iterator;
import scala.reflect.ClassTag$;
import scala.runtime.BoxedUnit;

/**
 * Makes every point a task of its own. A point comes back as soon as it is done, so that all that a lost process takes
 * along are the points it was at. The processes keep what points have in common, such as synapses, from task to task.
 */
final class SparkEngine implements StudyEngine {
    private final JavaSparkContext context;

    private interface Task extends Function2<TaskContext, Iterator<Integer>, PointReport>, Serializable {}

    SparkEngine(JavaSparkContext context) {
        this.context = context;
    }

    @Override
    public void run(Plan plan, List<Integer> points, Optional<Trajectories> trajectories, StudyListener listener) {
        if (points.isEmpty()) {
            return;
        }
        Broadcast<RemoteStudy> study = context.broadcast(new RemoteStudy(plan.study(), trajectories));
        RDD<Integer> ordered =
                context.parallelize(plan.order(points), points.size()).rdd();
        try {
            run(ordered, task(study), listener);
        } catch (Exception e) {
            throw failure(e);
        }
    }

    private static Task task(Broadcast<RemoteStudy> study) {
        return (running, point) -> study.value().run(point.next(), running.cpus());
    }

    private void run(RDD<Integer> points, Task task, StudyListener listener) {
        Function2<Object, PointReport, BoxedUnit> handler = (index, report) -> {
            report.to(listener);
            return BoxedUnit.UNIT;
        };
        context.sc().runJob(points, task, handler, ClassTag$.MODULE$.apply(PointReport.class));
    }

    /** What the listener threw, which Spark wraps, or that Spark failed. */
    private static RuntimeException failure(Exception thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof UncheckedIOException written) {
                return written;
            }
        }
        return new EngineException("Spark gave up: " + thrown.getMessage(), thrown);
    }

    @Override
    public void close() {
        context.close();
    }
}
