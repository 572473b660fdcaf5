package dev.guildhall.xp.card;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** A small sign before a text. */
public enum Icon {
    /** A speech bubble. */
    MESSAGES,
    /** A microphone. */
    VOICE,
    /** A clock. */
    COOLDOWN,
    /** A star. */
    POINTS;

    /** The filled outline with its left upper corner there, so many pixels wide and high. */
    Shape at(double x, double y, double size) {
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        place.scale(size / 24, size / 24);
        return place.createTransformedShape(
                switch (this) {
                    case MESSAGES -> bubble();
                    case VOICE -> microphone();
                    case COOLDOWN -> clock();
                    case POINTS -> star();
                });
    }

    private static Shape bubble() {
        Area area = new Area(new RoundRectangle2D.Double(2, 3, 20, 15, 8, 8));
        Path2D tail = new Path2D.Double();
        tail.moveTo(6, 16);
        tail.lineTo(6, 22.5);
        tail.lineTo(13, 17);
        tail.closePath();
        area.add(new Area(tail));
        for (int dot = 0; dot < 3; dot++) {
            area.subtract(new Area(new Ellipse2D.Double(6.6 + dot * 4.2, 9.2, 2.4, 2.4)));
        }
        return area;
    }

    private static Shape microphone() {
        Area area = new Area(new RoundRectangle2D.Double(8, 1.5, 8, 13, 8, 8));
        Area stand = new Area(new Arc2D.Double(4.5, 3.5, 15, 15, 180, 180, Arc2D.CHORD));
        stand.subtract(new Area(new Arc2D.Double(6.7, 5.7, 10.6, 10.6, 180, 180, Arc2D.CHORD)));
        area.add(stand);
        area.add(new Area(new Rectangle2D.Double(10.9, 18, 2.2, 3.4)));
        area.add(new Area(new RoundRectangle2D.Double(7.5, 20.6, 9, 2.2, 2, 2)));
        return area;
    }

    private static Shape clock() {
        Area area = new Area(new Ellipse2D.Double(2, 2, 20, 20));
        area.subtract(new Area(new Ellipse2D.Double(4.3, 4.3, 15.4, 15.4)));
        area.add(new Area(new RoundRectangle2D.Double(10.9, 6.5, 2.2, 6.6, 2, 2)));
        Path2D hand = new Path2D.Double();
        hand.moveTo(11.2, 12.6);
        hand.lineTo(12.6, 11);
        hand.lineTo(16.6, 14.2);
        hand.lineTo(15.3, 15.9);
        hand.closePath();
        area.add(new Area(hand));
        return area;
    }

    private static Shape star() {
        Path2D path = new Path2D.Double();
        for (int point = 0; point < 10; point++) {
            double angle = Math.PI * point / 5 - Math.PI / 2;
            double radius = point % 2 == 0 ? 11 : 4.9;
            double x = 12 + radius * Math.cos(angle);
            double y = 12.6 + radius * Math.sin(angle);
            if (point == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        path.closePath();
        return path;
    }
}
